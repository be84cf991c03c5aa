import * as v from "valibot";
import { whole } from "../shared/fields";

/** A run may be throttled and tried again while its messages are hidden. Source: Lambda developer guide, "Using Lambda with SQS". */
export const RUNS_WITHIN_VISIBILITY = 6;

/**
 * Runs that must fit into the time that messages stay hidden. AWS asks for one, and advises six. One message at a time,
 * with a limit of runs at once that keeps Lambda from taking more than it can begin, is worked off in one.
 */
export const runsWithinVisibility = (batchSize: number) => (batchSize > 1 ? RUNS_WITHIN_VISIBILITY : 1);
/** Most messages of one run without a batching window. Source: Lambda API reference, "CreateEventSourceMapping". */
export const MAX_BATCH_SIZE = 10;
/** Runs at the same time. Source: Lambda developer guide, "Configuring maximum concurrency for Amazon SQS event sources". */
export const CONCURRENCY = { least: 2, most: 1_000 };

export const queueSettings = v.strictObject({
  /** Seconds a message stays hidden while a worker has it: see `runsWithinVisibility`. */
  visibilityTimeoutSeconds: whole(0, 43_200, "seconds"),
  /** Days an unread message is kept; SQS keeps 14 at most. */
  retentionDays: whole(1, 14, "days"),
  /** Times a message is handed out before it goes to the dead-letter queue. */
  maxReceiveCount: whole(1, 1_000, "receives"),
});

/**
 * What an environment says about one queue.
 * @interface
 */
export type QueueSettings = v.InferOutput<typeof queueSettings>;
