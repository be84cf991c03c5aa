import type * as v from "valibot";
import {
  apiThresholds,
  databaseThresholds,
  distributionThresholds,
  functionThresholds,
  webAclThresholds,
} from "../../../modules/monitoring/thresholds";
import type { watchingSettings } from "../../../modules/monitoring/watching-settings";

/** Every threshold there is. */
export const thresholds = {
  ...apiThresholds,
  ...functionThresholds,
  ...databaseThresholds,
  ...distributionThresholds,
  ...webAclThresholds,
};

/** Settings that are in order, every number another one. */
export const watching: v.InferOutput<ReturnType<typeof watchingSettings<typeof thresholds>>> = {
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
