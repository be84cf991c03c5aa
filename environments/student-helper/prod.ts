import type { StudentHelperSettings } from "../../systems/student-helper-settings";
import { prod as account } from "../accounts/prod";

/** student-helper in production: a standby of the database, doors to AWS in each zone, everything kept and copied. */
export const prod: StudentHelperSettings = {
  environment: "prod",
  account,
  region: "ap-southeast-2",
  data: "durable",
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

  storage: { noncurrentVersionDays: 90, accessLogDays: 365 },

  database: {
    engineVersion: "16",
    instanceClass: "db.t3.medium",
    allocatedStorageGiB: 50,
    maxAllocatedStorageGiB: 200,
    availability: "multi-az",
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
      network: { cidr: "10.1.0.0/24", zones: { "ap-northeast-1a": "10.1.0.0/26", "ap-northeast-1c": "10.1.0.64/26" } },
    },
  },

  processing: {
    visibilityTimeoutSeconds: 360,
    retentionDays: 14,
    maxReceiveCount: 3,
    memoryMiB: 1_024,
    timeoutSeconds: 300,
    maximumConcurrency: 10,
  },

  backend: { type: "t3.small", instances: { least: 1, most: 3 } },

  names: { domain: "studenthelper.com", hostedZone: { kind: "existing", name: "studenthelper.com" } },

  edge: { priceClass: "PriceClass_100", waf: { requestsPer5Minutes: 5_000 } },

  secrets: { rotationDays: 30 },

  watching: {
    alarmEmails: ["student-helper-oncall@example.com", "student-helper-team@example.com"],
    webhook: "pagerduty",
    thresholds: {
      serverErrorsPerMinute: 5,
      latencyP95Milliseconds: 1_500,
      functionErrorsPer5Minutes: 3,
      throttlesPer5Minutes: 1,
      instanceCpuPercent: 80,
      databaseCpuPercent: 80,
      databaseFreeStorageGiB: 10,
      databaseConnections: 340,
      distributionErrorPercent: 1,
      blockedRequestsPer5Minutes: 1_000,
    },
    monthlyBudgetUsd: 700,
    costAnomalies: { thresholdUsd: 50 },
  },

  delivery: {
    repository: "example/student-helper",
    ownerId: "1001",
    repositoryId: "2003",
    defaultBranch: "main",
    operators: { accountId: "111111111111", externalId: "student-helper-operators" },
  },

  recovery: {
    region: "ap-northeast-1",
    pointInTimeDays: 7,
    vault: { lock: "governance", dailyAt: "19:00", dailyRetentionDays: 35, monthlyRetentionDays: 365 },
  },
};
