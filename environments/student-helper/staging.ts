import type { StudentHelperSettings } from "../../systems/student-helper-settings";
import { nonprod } from "../accounts/nonprod";

/** student-helper before production: its shape and its doors in each zone, one database and data that goes with its stack. */
export const staging: StudentHelperSettings = {
  environment: "staging",
  account: nonprod,
  region: "ap-southeast-2",
  data: "disposable",
  logDays: 90,
  owner: "student-helper-team",
  costCenter: "student-helper",

  network: {
    cidr: "10.0.0.0/16",
    subnets: {
      public: { "ap-southeast-2a": "10.0.0.0/24", "ap-southeast-2b": "10.0.5.0/24" },
      private: { "ap-southeast-2a": "10.0.1.0/24" },
      lambda: { "ap-southeast-2b": "10.0.2.0/24" },
      data: { "ap-southeast-2a": "10.0.3.0/24", "ap-southeast-2b": "10.0.4.0/24" },
    },
    endpoints: "each-zone",
  },

  storage: { noncurrentVersionDays: 30, accessLogDays: 90 },

  database: {
    engineVersion: "16",
    instanceClass: "db.t3.small",
    allocatedStorageGiB: 30,
    maxAllocatedStorageGiB: 100,
    availability: "single-az",
    backupRetentionDays: 7,
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

  backend: { type: "t3.small", instances: { least: 1, most: 1 } },

  names: { domain: "staging.studenthelper.com", hostedZone: { kind: "existing", name: "staging.studenthelper.com" } },

  edge: { priceClass: "PriceClass_100", waf: { requestsPer5Minutes: 5_000 } },

  secrets: { rotationDays: 30 },

  watching: {
    alarmEmails: ["student-helper-team@example.com"],
    webhook: "none",
    thresholds: {
      serverErrorsPerMinute: 5,
      latencyP95Milliseconds: 2_000,
      functionErrorsPer5Minutes: 5,
      throttlesPer5Minutes: 5,
      instanceCpuPercent: 90,
      databaseCpuPercent: 90,
      databaseFreeStorageGiB: 6,
      databaseConnections: 170,
      distributionErrorPercent: 5,
      blockedRequestsPer5Minutes: 2_000,
    },
    monthlyBudgetUsd: 400,
    costAnomalies: "none",
  },

  delivery: {
    repository: "example/student-helper",
    ownerId: "1001",
    repositoryId: "2003",
    defaultBranch: "main",
    operators: "none",
  },

  recovery: "none",
};
