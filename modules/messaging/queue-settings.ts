import * as v from "valibot";
import { whole } from "../shared/fields";

/** What an environment says about one queue. */
export const queueSettings = v.strictObject({
  /** Seconds a message stays hidden while a worker has it: six times the worker's timeout, as Lambda asks. */
  visibilityTimeoutSeconds: whole(0, 43_200, "seconds"),
  /** Days an unread message is kept; SQS keeps 14 at most. */
  retentionDays: whole(1, 14, "days"),
  /** Times a message is handed out before it goes to the dead-letter queue. */
  maxReceiveCount: whole(1, 1_000, "receives"),
});

export type QueueSettings = v.InferOutput<typeof queueSettings>;
