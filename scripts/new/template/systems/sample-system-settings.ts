import * as v from "valibot";
import { environmentEntries, environmentProblems } from "../../../../environments/environment";
import { deliverySettings } from "../../../../modules/delivery/delivery-settings";
import { processorSettings, visibilityProblems } from "../../../../modules/messaging/processor-settings";
import { queueSettings } from "../../../../modules/messaging/queue-settings";
import { functionThresholds } from "../../../../modules/monitoring/thresholds";
import { recipientProblems, watchingSettings } from "../../../../modules/monitoring/watching-settings";
import { report } from "../../../../modules/shared/problems";
import { secretSettings } from "../../../../stacks/security-stack";

const jobs = v.strictObject({ ...queueSettings.entries, processor: processorSettings });

const shape = v.strictObject({
  ...environmentEntries,
  jobs: v.pipe(jobs, report(visibilityProblems)),
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
