import type * as v from "valibot";
import {
  apiThresholds,
  databaseThresholds,
  distributionThresholds,
  functionThresholds,
  instanceThresholds,
  webAclThresholds,
} from "../../modules/monitoring/thresholds";
import { watchingSettings } from "../../modules/monitoring/watching-settings";

/** What an environment says about who hears of trouble in student-helper, and when. */
export const studentHelperWatching = watchingSettings({
  ...apiThresholds,
  ...functionThresholds,
  ...instanceThresholds,
  ...databaseThresholds,
  ...distributionThresholds,
  ...webAclThresholds,
});

/**
 * When its alarms go off.
 * @interface
 */
export type StudentHelperThresholds = v.InferOutput<typeof studentHelperWatching>["thresholds"];
