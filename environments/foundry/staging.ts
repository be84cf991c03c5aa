import type { FoundrySettings } from "../../systems/foundry-settings";
import { nonprod } from "../accounts/nonprod";

/** foundry before production: its shape at smaller sizes, one NAT gateway, data that goes with its stack. */
export const staging: FoundrySettings = {
  environment: "staging",
  account: nonprod,
  region: "us-east-1",
  data: "disposable",
  logDays: 30,
  owner: "foundry-team",
  costCenter: "foundry",

  network: {
    cidr: "10.0.0.0/16",
    zones: {
      "us-east-1a": { publicCidr: "10.0.0.0/24", appCidr: "10.0.16.0/20", dataCidr: "10.0.48.0/24", natZone: "us-east-1a" },
      "us-east-1b": { publicCidr: "10.0.1.0/24", appCidr: "10.0.32.0/20", dataCidr: "10.0.49.0/24", natZone: "us-east-1a" },
    },
    endpoints: "each-zone",
  },

  storage: { noncurrentVersionDays: 30, accessLogDays: 90 },
  uploads: { infrequentAfterDays: 30, archiveAfterDays: 90 },

  database: {
    engineVersion: "16",
    instanceClass: "db.t4g.small",
    allocatedStorageGiB: 20,
    maxAllocatedStorageGiB: 100,
    availability: "single-az",
    backupRetentionDays: 7,
    backupWindow: "03:00-04:00",
    maintenanceWindow: "mon:05:00-mon:06:00",
    maxConnections: 180,
    statementTimeoutSeconds: 30,
  },
  connections: "direct",
  bootstrap: { extensions: [], roles: { app: "read-write", migrator: "owner" } },

  services: {
    runtime: "app-runner",
    web: { cpuUnits: 256, memoryMiB: 512, instances: { least: 1, most: 2 }, requestsAtOnce: 100 },
    api: { cpuUnits: 512, memoryMiB: 1_024, instances: { least: 1, most: 4 }, requestsAtOnce: 80 },
    ai: { cpuUnits: 1_024, memoryMiB: 2_048, instances: { least: 1, most: 4 }, requestsAtOnce: 20 },
  },
  aiDatabase: "none",
  gpu: "none",
  inference: {
    instanceTypes: ["g5.xlarge", "g6.xlarge", "g5.2xlarge"],
    cpuUnits: 3_072,
    memoryMiB: 14_336,
    gpus: 1,
    tasks: { least: 1, most: 2 },
    modelCacheGiB: 200,
    modelLoadSeconds: 600,
    requestsPerTaskPerMinute: 60,
  },

  names: { domain: "staging.foundry.example.com", hostedZone: { kind: "existing", name: "staging.foundry.example.com" } },

  edge: { priceClass: "PriceClass_100", waf: { requestsPer5Minutes: 2_000 } },

  secrets: { rotationDays: 30 },

  watching: {
    alarmEmails: ["foundry-team@example.com"],
    webhook: "none",
    thresholds: {
      serverErrorsPerMinute: 5,
      latencyP95Milliseconds: 2_000,
      containerCpuPercent: 80,
      containerMemoryPercent: 85,
      databaseCpuPercent: 80,
      databaseFreeStorageGiB: 4,
      databaseConnections: 130,
      distributionErrorPercent: 5,
      blockedRequestsPer5Minutes: 1_000,
      natEgressMiBPer5Minutes: 2_048,
      upstreamErrorsPer5Minutes: 10,
    },
    monthlyBudgetUsd: 450,
    costAnomalies: { thresholdUsd: 30 },
  },

  delivery: {
    repository: "example/foundry",
    ownerId: "1001",
    repositoryId: "2005",
    defaultBranch: "main",
    operators: "none",
  },

  recovery: "none",
};
