import type { PartnerSettings } from "../../systems/partner-settings";
import { nonprod } from "../accounts/nonprod";

/** partner for developers: smallest sizes, one NAT gateway, data that goes with its stack. */
export const dev: PartnerSettings = {
  environment: "dev",
  account: nonprod,
  region: "us-east-1",
  data: "disposable",
  logDays: 30,
  owner: "partner-team",
  costCenter: "partner",

  network: {
    cidr: "10.0.0.0/16",
    zones: {
      "us-east-1a": { publicCidr: "10.0.0.0/24", privateCidr: "10.0.16.0/20", natZone: "us-east-1a" },
      "us-east-1b": { publicCidr: "10.0.1.0/24", privateCidr: "10.0.32.0/20", natZone: "us-east-1a" },
    },
  },

  storage: { noncurrentVersionDays: 30, accessLogDays: 90 },

  database: {
    engineVersion: "15",
    instanceClass: "db.t4g.micro",
    allocatedStorageGiB: 20,
    maxAllocatedStorageGiB: 50,
    availability: "single-az",
    backupRetentionDays: 7,
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
          memoryMiB: 512,
          timeoutSeconds: 60,
          batchSize: 1,
          maximumConcurrency: 5,
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
          maximumConcurrency: 5,
          uses: ["database", "websocket"],
        },
      },
    },
    webSocket: {
      memoryMiB: 256,
      timeoutSeconds: 29,
      concurrency: "on-demand",
      throttle: { requestsPerSecond: 50, burst: 100 },
      admits: "ticket-holders",
    },
  },

  api: {
    runtime: "lambda",
    function: { memoryMiB: 512, timeoutSeconds: 29, concurrency: "on-demand" },
    throttle: { requestsPerSecond: 50, burst: 100 },
    corsOrigins: ["https://dev.partner.example.com", "http://localhost:5173"],
    waf: "none",
  },

  ai: {
    models: ["us.anthropic.claude-sonnet-4-6", "us.anthropic.claude-haiku-4-5-20251001-v1:0", "amazon.titan-embed-text-v2:0"],
    guardrail: "none",
    knowledgeBase: "none",
  },

  names: { domain: "dev.partner.example.com", hostedZone: { kind: "existing", name: "dev.partner.example.com" } },

  edge: { priceClass: "PriceClass_100", waf: "none" },

  access: { bastion: "none" },

  secrets: { rotationDays: 30 },

  watching: {
    alarmEmails: ["partner-team@example.com"],
    webhook: "none",
    thresholds: {
      serverErrorsPerMinute: 10,
      latencyP95Milliseconds: 3_000,
      functionErrorsPer5Minutes: 5,
      throttlesPer5Minutes: 5,
      databaseCpuPercent: 90,
      databaseFreeStorageGiB: 4,
      databaseConnections: 60,
      distributionErrorPercent: 5,
      blockedRequestsPer5Minutes: 2_000,
    },
    monthlyBudgetUsd: 300,
    costAnomalies: "none",
  },

  delivery: {
    repository: "example/partner",
    ownerId: "1001",
    repositoryId: "2001",
    defaultBranch: "main",
    operators: "none",
  },

  recovery: "none",
};
