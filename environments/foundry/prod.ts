import type { FoundrySettings } from "../../systems/foundry-settings";
import { prod as account } from "../accounts/prod";

/** foundry in production: everything twice, kept, protected and copied. */
export const prod: FoundrySettings = {
  environment: "prod",
  account,
  region: "us-east-1",
  data: "durable",
  logDays: 90,
  owner: "foundry-team",
  costCenter: "foundry",

  network: {
    cidr: "10.0.0.0/16",
    zones: {
      "us-east-1a": { publicCidr: "10.0.0.0/24", appCidr: "10.0.16.0/20", dataCidr: "10.0.48.0/24", natZone: "us-east-1a" },
      "us-east-1b": { publicCidr: "10.0.1.0/24", appCidr: "10.0.32.0/20", dataCidr: "10.0.49.0/24", natZone: "us-east-1b" },
    },
    endpoints: "each-zone",
  },

  storage: { noncurrentVersionDays: 90, accessLogDays: 365 },
  uploads: { infrequentAfterDays: 30, archiveAfterDays: 180 },

  database: {
    engineVersion: "16",
    instanceClass: "db.t4g.medium",
    allocatedStorageGiB: 50,
    maxAllocatedStorageGiB: 500,
    availability: "multi-az",
    backupRetentionDays: 14,
    backupWindow: "03:00-04:00",
    maintenanceWindow: "mon:05:00-mon:06:00",
    maxConnections: 340,
    statementTimeoutSeconds: 30,
  },
  connections: "direct",
  bootstrap: { extensions: [], roles: { app: "read-write", migrator: "owner" } },

  services: {
    runtime: "app-runner",
    web: { cpuUnits: 256, memoryMiB: 512, instances: { least: 2, most: 4 }, requestsAtOnce: 100 },
    api: { cpuUnits: 1_024, memoryMiB: 2_048, instances: { least: 2, most: 10 }, requestsAtOnce: 80 },
    ai: { cpuUnits: 1_024, memoryMiB: 2_048, instances: { least: 2, most: 10 }, requestsAtOnce: 20 },
  },
  aiDatabase: "none",
  gpu: "none",
  inference: {
    instanceTypes: ["g5.xlarge", "g6.xlarge", "g5.2xlarge"],
    cpuUnits: 3_072,
    memoryMiB: 14_336,
    gpus: 1,
    tasks: { least: 2, most: 4 },
    modelCacheGiB: 200,
    modelLoadSeconds: 600,
    requestsPerTaskPerMinute: 60,
  },

  names: { domain: "foundry.example.com", hostedZone: { kind: "existing", name: "foundry.example.com" } },

  edge: { priceClass: "PriceClass_100", waf: { requestsPer5Minutes: 5_000 } },

  secrets: { rotationDays: 30 },

  watching: {
    alarmEmails: ["foundry-oncall@example.com", "foundry-team@example.com"],
    webhook: "pagerduty",
    thresholds: {
      serverErrorsPerMinute: 5,
      latencyP95Milliseconds: 1_500,
      containerCpuPercent: 80,
      containerMemoryPercent: 85,
      databaseCpuPercent: 80,
      databaseFreeStorageGiB: 10,
      databaseConnections: 270,
      distributionErrorPercent: 1,
      blockedRequestsPer5Minutes: 1_000,
      natEgressMiBPer5Minutes: 5_120,
      upstreamErrorsPer5Minutes: 10,
    },
    monthlyBudgetUsd: 1_200,
    costAnomalies: { thresholdUsd: 50 },
  },

  delivery: {
    repository: "example/foundry",
    ownerId: "1001",
    repositoryId: "2005",
    defaultBranch: "main",
    operators: { accountId: "111111111111", externalId: "foundry-operators" },
  },

  recovery: {
    region: "us-west-2",
    pointInTimeDays: 7,
    vault: { lock: "governance", dailyAt: "12:00", dailyRetentionDays: 14, weeklyRetentionDays: 90, monthlyRetentionDays: 365 },
  },
};
