import type { PortfolioSettings } from "../../systems/portfolio-settings";
import { nonprod } from "../accounts/nonprod";

/** portfolio before a release: production's shape at developers' sizes. */
export const staging: PortfolioSettings = {
  environment: "staging",
  account: nonprod,
  region: "us-east-1",
  data: "disposable",
  logDays: 30,
  owner: "portfolio-team",
  costCenter: "portfolio",

  network: {
    cidr: "10.0.0.0/16",
    zones: {
      "us-east-1a": { publicCidr: "10.0.1.0/24", privateCidr: "10.0.10.0/24", natZone: "us-east-1a" },
      "us-east-1b": { publicCidr: "10.0.2.0/24", privateCidr: "10.0.11.0/24", natZone: "us-east-1b" },
    },
  },

  storage: { noncurrentVersionDays: 30, accessLogDays: 90 },

  database: {
    engineVersion: "16",
    instanceClass: "db.t4g.micro",
    allocatedStorageGiB: 20,
    maxAllocatedStorageGiB: 50,
    availability: "multi-az",
    backupRetentionDays: 7,
    backupWindow: "03:00-04:00",
    maintenanceWindow: "mon:04:00-mon:05:00",
  },
  replicas: { count: 1, instanceClass: "db.t4g.micro", passwordRotationDays: 30 },
  bootstrap: { extensions: [], roles: { app: "read-write", migrator: "owner" } },

  cache: {
    engineVersion: "7.1",
    nodeType: "cache.t4g.micro",
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

  names: { domain: "staging.therpiproject.com", hostedZone: { kind: "existing", name: "staging.therpiproject.com" } },

  edge: { priceClass: "PriceClass_100", waf: { requestsPer5Minutes: 5_000 } },

  secrets: { rotationDays: 30 },

  watching: {
    alarmEmails: ["portfolio-team@example.com"],
    webhook: "none",
    thresholds: {
      containerCpuPercent: 80,
      containerMemoryPercent: 80,
      serverErrorsPerMinute: 10,
      latencyP95Milliseconds: 3_000,
      databaseCpuPercent: 90,
      databaseFreeStorageGiB: 4,
      databaseConnections: 80,
      replicaLagSeconds: 600,
      cacheCpuPercent: 90,
      cacheMemoryPercent: 90,
      distributionErrorPercent: 5,
      blockedRequestsPer5Minutes: 2_000,
    },
    monthlyBudgetUsd: 400,
    costAnomalies: "none",
  },

  delivery: {
    repository: "example/portfolio",
    ownerId: "1001",
    repositoryId: "2002",
    defaultBranch: "main",
    operators: "none",
  },

  recovery: "none",
};
