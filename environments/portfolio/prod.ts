import type { PortfolioSettings } from "../../systems/portfolio-settings";
import { prod as account } from "../accounts/prod";

/** portfolio in production: everything twice, kept and protected. */
export const prod: PortfolioSettings = {
  environment: "prod",
  account,
  region: "us-east-1",
  data: "durable",
  logDays: 90,
  owner: "portfolio-team",
  costCenter: "portfolio",

  network: {
    cidr: "10.0.0.0/16",
    zones: {
      "us-east-1a": { publicCidr: "10.0.1.0/24", privateCidr: "10.0.10.0/24", natZone: "us-east-1a" },
      "us-east-1b": { publicCidr: "10.0.2.0/24", privateCidr: "10.0.11.0/24", natZone: "us-east-1b" },
    },
  },

  storage: { noncurrentVersionDays: 90, accessLogDays: 365 },

  database: {
    engineVersion: "16",
    instanceClass: "db.t4g.small",
    allocatedStorageGiB: 50,
    maxAllocatedStorageGiB: 200,
    availability: "multi-az",
    backupRetentionDays: 7,
    backupWindow: "03:00-04:00",
    maintenanceWindow: "mon:04:00-mon:05:00",
  },
  replicas: { count: 1, instanceClass: "db.t4g.small", passwordRotationDays: 30 },
  bootstrap: { extensions: [], roles: { app: "read-write", migrator: "owner" } },

  cache: {
    engineVersion: "7.1",
    nodeType: "cache.t4g.small",
    nodes: 2,
    snapshotRetentionDays: 5,
    snapshotWindow: "03:00-05:00",
    maintenanceWindow: "sun:06:00-sun:07:00",
  },

  services: {
    frontend: { cpuUnits: 256, memoryMiB: 512, tasks: { least: 2, most: 4 } },
    backend: { cpuUnits: 256, memoryMiB: 512, tasks: { least: 2, most: 4 } },
    logDays: 30,
    shell: "none",
    waf: { requestsPer5Minutes: 2_000 },
  },

  names: { domain: "therpiproject.com", hostedZone: { kind: "existing", name: "therpiproject.com" } },

  edge: { priceClass: "PriceClass_All", waf: { requestsPer5Minutes: 5_000 } },

  secrets: { rotationDays: 30 },

  watching: {
    alarmEmails: ["portfolio-oncall@example.com", "portfolio-team@example.com"],
    webhook: "pagerduty",
    thresholds: {
      containerCpuPercent: 80,
      containerMemoryPercent: 80,
      serverErrorsPerMinute: 5,
      latencyP95Milliseconds: 1_500,
      databaseCpuPercent: 80,
      databaseFreeStorageGiB: 10,
      databaseConnections: 170,
      replicaLagSeconds: 600,
      cacheCpuPercent: 80,
      cacheMemoryPercent: 80,
      distributionErrorPercent: 1,
      blockedRequestsPer5Minutes: 1_000,
    },
    monthlyBudgetUsd: 700,
    costAnomalies: { thresholdUsd: 50 },
  },

  delivery: {
    repository: "example/portfolio",
    ownerId: "1001",
    repositoryId: "2002",
    defaultBranch: "main",
    operators: { accountId: "111111111111", externalId: "portfolio-operators" },
  },

  recovery: {
    region: "us-west-2",
    pointInTimeDays: 7,
    vault: { lock: "governance", dailyAt: "12:00", dailyRetentionDays: 35, monthlyRetentionDays: 365 },
  },
};
