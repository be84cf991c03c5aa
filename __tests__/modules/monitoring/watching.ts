import type { WatchingSettings } from "../../../modules/monitoring/watching-settings";

/** Settings that are in order, every number another one. */
export const watching: WatchingSettings = {
  alarmEmails: ["on-call@example.com"],
  webhook: "pagerduty",
  thresholds: {
    serverErrorsPerMinute: 5,
    latencyP95Milliseconds: 1_500,
    functionErrorsPer5Minutes: 3,
    throttlesPer5Minutes: 2,
    databaseCpuPercent: 80,
    databaseFreeStorageGiB: 10,
    databaseConnections: 150,
    distributionErrorPercent: 4,
    blockedRequestsPer5Minutes: 1_000,
  },
  monthlyBudgetUsd: 900,
  costAnomalies: { thresholdUsd: 50 },
};
