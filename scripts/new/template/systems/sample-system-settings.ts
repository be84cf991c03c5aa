import * as v from "valibot";
import { environmentEntries, environmentProblems } from "../../../../environments/environment";
import { deliverySettings } from "../../../../modules/delivery/delivery-settings";
import { functionThresholds } from "../../../../modules/monitoring/thresholds";
import { recipientProblems, watchingSettings } from "../../../../modules/monitoring/watching-settings";
import { report } from "../../../../modules/shared/problems";
import { secretSettings } from "../../../../stacks/security-stack";
import { jobsSettings } from "../stacks/sample-system/jobs-settings";

const shape = v.strictObject({
  ...environmentEntries,
  jobs: jobsSettings,
  secrets: secretSettings,
  watching: watchingSettings(functionThresholds),
  delivery: deliverySettings,
});

/** What may differ between sample-system's environments. Everything else about the system is fixed in `sample-system.ts`. */
export type SampleSystemSettings = v.InferOutput<typeof shape>;

export const sampleSystemSettings = v.pipe(
  shape,
  report((given: Partial<SampleSystemSettings>) => [
    ...environmentProblems(given),
    ...recipientProblems(given.environment, given.watching),
  ]),
);
