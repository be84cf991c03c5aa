import * as v from "valibot";
import { functionSettings } from "../../modules/compute/function-settings";
import { CONCURRENCY, queueSettings } from "../../modules/messaging/queue-settings";
import { whole } from "../../modules/shared/fields";
import { type Problem, report } from "../../modules/shared/problems";

const shape = v.strictObject({
  ...queueSettings.entries,
  memoryMiB: functionSettings.entries.memoryMiB,
  timeoutSeconds: functionSettings.entries.timeoutSeconds,
  /** Documents that are read at the same time at most; the others wait in the queue. Source: Lambda developer guide, "Maximum concurrency". */
  maximumConcurrency: whole(CONCURRENCY.least, CONCURRENCY.most, "runs"),
});

/**
 * What an environment says about the queue of documents and the function that reads them, one at a time.
 * @interface
 */
export type ProcessingSettings = v.InferOutput<typeof shape>;

export const processingSettings = v.pipe(
  shape,
  report(({ visibilityTimeoutSeconds: hidden, timeoutSeconds }: Partial<ProcessingSettings>): Problem[] =>
    typeof hidden === "number" && typeof timeoutSeconds === "number" && hidden < timeoutSeconds
      ? [{ path: ["visibilityTimeoutSeconds"], message: `must be timeoutSeconds ${timeoutSeconds} or more`, given: hidden }]
      : [],
  ),
);
