import type { StudentHelperV1Settings } from "../../systems/student-helper-v1-settings";
import { nonprod } from "../accounts/nonprod";

/** student-helper-v1 for developers: smallest sizes, one of everything, doors to AWS in one zone. */
export const dev: StudentHelperV1Settings = {
  environment: "dev",
  account: nonprod,
  region: "ap-southeast-2",
  data: "disposable",
  logDays: 30,
  owner: "student-helper-team",
  costCenter: "student-helper",

  network: {
    cidr: "10.0.0.0/16",
    subnets: {
      public: { "ap-southeast-2a": "10.0.0.0/24" },
      private: { "ap-southeast-2a": "10.0.1.0/24", "ap-southeast-2b": "10.0.5.0/24" },
      lambda: { "ap-southeast-2b": "10.0.2.0/24" },
      data: { "ap-southeast-2a": "10.0.3.0/24", "ap-southeast-2b": "10.0.4.0/24" },
    },
    endpoints: "one-zone",
  },

  storage: { noncurrentVersionDays: 30, accessLogDays: 90 },

  database: {
    engineVersion: "16",
    instanceClass: "db.t3.micro",
    allocatedStorageGiB: 20,
    maxAllocatedStorageGiB: 50,
    availability: "single-az",
    backupRetentionDays: 1,
    backupWindow: "15:00-16:00",
    maintenanceWindow: "sun:16:30-sun:17:30",
  },
  bootstrap: { extensions: [], roles: { app: "read-write", migrator: "owner" } },

  ai: {
    models: ["au.anthropic.claude-sonnet-4-6", "au.anthropic.claude-haiku-4-5-20251001-v1:0"],
    embedding: {
      model: "amazon.titan-embed-text-v1",
      dimensions: 1_536,
      region: "ap-northeast-1",
      network: { cidr: "10.1.0.0/24", zones: { "ap-northeast-1a": "10.1.0.0/26" } },
    },
  },

  processing: {
    visibilityTimeoutSeconds: 360,
    retentionDays: 14,
    maxReceiveCount: 3,
    memoryMiB: 512,
    timeoutSeconds: 300,
    maximumConcurrency: 5,
  },

  api: {
    throttle: { requestsPerSecond: 50, burst: 100 },
    corsOrigins: ["https://v1.dev.studenthelper.com"],
    authorizer: "none",
  },

  backend: { type: "t3.micro", instances: { least: 1, most: 1 } },

  names: { domain: "v1.dev.studenthelper.com", hostedZone: { kind: "existing", name: "dev.studenthelper.com" } },

  edge: { priceClass: "PriceClass_100", waf: "none" },

  secrets: { rotationDays: 30 },

  watching: {
    alarmEmails: ["student-helper-team@example.com"],
    webhook: "none",
    thresholds: {
      serverErrorsPerMinute: 10,
      latencyP95Milliseconds: 3_000,
      functionErrorsPer5Minutes: 5,
      throttlesPer5Minutes: 5,
      instanceCpuPercent: 90,
      databaseCpuPercent: 90,
      databaseFreeStorageGiB: 4,
      databaseConnections: 80,
      distributionErrorPercent: 5,
      blockedRequestsPer5Minutes: 2_000,
    },
    monthlyBudgetUsd: 250,
    costAnomalies: "none",
  },

  delivery: {
    repository: "example/student-helper-v1",
    ownerId: "1001",
    repositoryId: "2004",
    defaultBranch: "main",
    operators: "none",
  },

  recovery: "none",
};
