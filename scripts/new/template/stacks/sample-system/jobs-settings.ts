import * as v from "valibot";
import { processorSettings, visibilityProblems } from "../../../../../modules/messaging/processor-settings";
import { queueSettings } from "../../../../../modules/messaging/queue-settings";
import { report } from "../../../../../modules/shared/problems";

const shape = v.strictObject({ ...queueSettings.entries, processor: processorSettings });

export type JobsSettings = v.InferOutput<typeof shape>;

/** What an environment says about the queue of jobs and the function that works them off. */
export const jobsSettings = v.pipe(
  shape,
  report((given: Partial<JobsSettings>) => visibilityProblems(given)),
);
