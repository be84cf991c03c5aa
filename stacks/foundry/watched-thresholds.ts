import type * as v from "valibot";
import {
  apiThresholds,
  containerThresholds,
  databaseThresholds,
  distributionThresholds,
  natThresholds,
  upstreamThresholds,
  webAclThresholds,
} from "../../modules/monitoring/thresholds";
import { watchingSettings } from "../../modules/monitoring/watching-settings";

/** What an environment says about who hears of trouble in foundry, and when. */
export const foundryWatching = watchingSettings({
  ...apiThresholds,
  ...containerThresholds,
  ...databaseThresholds,
  ...distributionThresholds,
  ...webAclThresholds,
  ...natThresholds,
  ...upstreamThresholds,
});

/**
 * When its alarms go off.
 * @interface
 */
export type FoundryThresholds = v.InferOutput<typeof foundryWatching>["thresholds"];
