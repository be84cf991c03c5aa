import * as v from "valibot";
import { functionSettings } from "../compute/function-settings";
import { whole } from "../shared/fields";
import type { Problem } from "../shared/problems";
import { CONCURRENCY, MAX_BATCH_SIZE, type QueueSettings, RUNS_WITHIN_VISIBILITY } from "./queue-settings";

export const processorSettings = v.strictObject({
  memoryMiB: functionSettings.entries.memoryMiB,
  /** SQS asks for a visibility timeout of six times this. */
  timeoutSeconds: functionSettings.entries.timeoutSeconds,
  /** Messages handed to one run; only those that failed come back. Source: Lambda developer guide, "Using Lambda with SQS". */
  batchSize: whole(1, MAX_BATCH_SIZE, "messages"),
  /** Runs at the same time at most; SQS keeps the rest. Source: as above, "Maximum concurrency". */
  maximumConcurrency: whole(CONCURRENCY.least, CONCURRENCY.most, "runs"),
});

/**
 * What an environment says about the function that works off one queue.
 * @interface
 */
export type ProcessorSettings = v.InferOutput<typeof processorSettings>;

/** What a queue and its `processor` must keep between them. */
export function visibilityProblems(given: Partial<QueueSettings & { readonly processor: ProcessorSettings }>): Problem[] {
  const { visibilityTimeoutSeconds: hidden, processor } = given;
  const seconds = processor?.timeoutSeconds;
  const least = typeof seconds === "number" ? RUNS_WITHIN_VISIBILITY * seconds : 0;
  if (typeof hidden !== "number" || !(hidden < least)) return [];
  const message = `must be ${least} or more, ${RUNS_WITHIN_VISIBILITY} times the processor's timeoutSeconds`;
  return [{ path: ["visibilityTimeoutSeconds"], message, given: hidden }];
}
