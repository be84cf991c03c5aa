import type { PartnerSettings } from "../../systems/partner-settings";
import { prod as account } from "../accounts/prod";

/** partner in production: a NAT gateway per zone, a standby database, everything kept and protected. */
export const prod: PartnerSettings = {
  environment: "prod",
  account,
  region: "us-east-1",
  data: "durable",
  logDays: 90,
  owner: "partner-team",
  costCenter: "partner",

  network: {
    cidr: "10.0.0.0/16",
    zones: {
      "us-east-1a": { publicCidr: "10.0.0.0/24", privateCidr: "10.0.16.0/20", natZone: "us-east-1a" },
      "us-east-1b": { publicCidr: "10.0.1.0/24", privateCidr: "10.0.32.0/20", natZone: "us-east-1b" },
    },
  },

  storage: { noncurrentVersionDays: 90, accessLogDays: 365 },

  database: {
    engineVersion: "15",
    instanceClass: "db.m7g.large",
    allocatedStorageGiB: 100,
    maxAllocatedStorageGiB: 1000,
    availability: "multi-az",
    backupRetentionDays: 35,
    backupWindow: "03:00-04:00",
    maintenanceWindow: "mon:05:00-mon:06:00",
  },

  bootstrap: {
    extensions: ["vector"],
    roles: { app: "read-write", migrator: "owner" },
  },

  messaging: {
    queues: {
      documents: {
        visibilityTimeoutSeconds: 360,
        retentionDays: 4,
        maxReceiveCount: 3,
        processor: {
          memoryMiB: 1_024,
          timeoutSeconds: 60,
          batchSize: 1,
          maximumConcurrency: 20,
          uses: ["documents", "templates", "database", "models"],
        },
      },
      notifications: {
        visibilityTimeoutSeconds: 180,
        retentionDays: 4,
        maxReceiveCount: 5,
        processor: {
          memoryMiB: 256,
          timeoutSeconds: 30,
          batchSize: 10,
          maximumConcurrency: 20,
          uses: ["database", "websocket"],
        },
      },
    },
    webSocket: {
      memoryMiB: 256,
      timeoutSeconds: 29,
      concurrency: { least: 1, most: 10 },
      throttle: { requestsPerSecond: 500, burst: 1_000 },
      admits: "ticket-holders",
    },
  },

  api: {
    runtime: "lambda",
    function: { memoryMiB: 1_024, timeoutSeconds: 29, concurrency: { least: 2, most: 20 } },
    throttle: { requestsPerSecond: 500, burst: 1_000 },
    corsOrigins: ["https://partner.example.com"],
    waf: { requestsPer5Minutes: 2_000 },
  },

  ai: {
    models: ["us.anthropic.claude-sonnet-4-6", "us.anthropic.claude-haiku-4-5-20251001-v1:0", "amazon.titan-embed-text-v2:0"],
    guardrail: {
      contentFilter: "medium",
      promptAttackFilter: "high",
      contactData: "pass",
      blockedMessage: "This cannot be answered here.",
    },
    knowledgeBase: "none",
  },

  names: { domain: "partner.example.com", hostedZone: { kind: "existing", name: "partner.example.com" } },

  edge: { priceClass: "PriceClass_All", waf: { requestsPer5Minutes: 5_000 } },

  access: { bastion: "session-manager" },

  secrets: { rotationDays: 30 },

  watching: {
    alarmEmails: ["partner-oncall@example.com", "partner-team@example.com"],
    webhook: "pagerduty",
    thresholds: {
      serverErrorsPerMinute: 5,
      latencyP95Milliseconds: 1_500,
      functionErrorsPer5Minutes: 3,
      throttlesPer5Minutes: 1,
      databaseCpuPercent: 80,
      databaseFreeStorageGiB: 20,
      databaseConnections: 600,
      distributionErrorPercent: 1,
      blockedRequestsPer5Minutes: 1_000,
    },
    monthlyBudgetUsd: 2_500,
    costAnomalies: { thresholdUsd: 50 },
  },

  delivery: {
    repository: "example/partner",
    ownerId: "1001",
    repositoryId: "2001",
    defaultBranch: "main",
    operators: { accountId: "111111111111", externalId: "partner-operators" },
  },

  recovery: {
    region: "us-west-2",
    pointInTimeDays: 14,
    vault: { lock: "governance", dailyAt: "12:00", dailyRetentionDays: 35, monthlyRetentionDays: 365 },
  },
};
