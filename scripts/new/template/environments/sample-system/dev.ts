import { nonprod } from "../../../../../environments/accounts/nonprod";
import type { SampleSystemSettings } from "../../systems/sample-system-settings";

/** sample-system for developers: smallest sizes, data that goes with its stack. */
export const dev: SampleSystemSettings = {
  environment: "dev",
  account: nonprod,
  region: "us-east-1",
  data: "disposable",
  logDays: 30,
  owner: "sample-system-team",
  costCenter: "sample-system",

  jobs: {
    visibilityTimeoutSeconds: 180,
    retentionDays: 4,
    maxReceiveCount: 5,
    processor: { memoryMiB: 256, timeoutSeconds: 30, batchSize: 10, maximumConcurrency: 5 },
  },

  secrets: { rotationDays: 30 },

  watching: {
    alarmEmails: ["sample-system-team@example.com"],
    webhook: "none",
    thresholds: { functionErrorsPer5Minutes: 5, throttlesPer5Minutes: 5 },
    monthlyBudgetUsd: 50,
    costAnomalies: "none",
  },

  delivery: {
    repository: "example/sample-system",
    ownerId: "1001",
    repositoryId: "3001",
    defaultBranch: "main",
    operators: "none",
  },
};
