import * as v from "valibot";
import { throttle } from "../../modules/api/api-throttle";
import { functionSettings } from "../../modules/compute/function-settings";
import { processorSettings, visibilityProblems } from "../../modules/messaging/processor-settings";
import { queueSettings } from "../../modules/messaging/queue-settings";
import { roleWord, word } from "../../modules/shared/fields";
import { report } from "../../modules/shared/problems";

/** What else stands in the stack. */
const TAKEN = ["aws", "backend", "connections", "zone"];

/** Names of a dead-letter queue and of a processor begin with a queue's role; other parts of the stack have words of their own. */
const queueRole = v.pipe(
  roleWord,
  v.check((role) => !/-(dlq|processor|live|mapping)$/.test(role), 'must not end in "-dlq", "-processor", "-live" or "-mapping"'),
  v.check((role) => !TAKEN.includes(role), `must be another word than ${TAKEN.join(", ")}`),
);

/** The function that works off one queue. */
const processor = v.strictObject({
  ...processorSettings.entries,
  /** What it works with, and nothing else: `websocket` pushes to connected browsers. */
  uses: v.array(word("documents", "templates", "database", "models", "websocket"), "must be a list of what it works with"),
});

const queueShape = v.strictObject({ ...queueSettings.entries, processor });

/**
 * A queue, and the function that works it off.
 * @interface
 */
export type QueueAndProcessor = v.InferOutput<typeof queueShape>;

const queueAndProcessor = v.pipe(
  queueShape,
  report((given: Partial<QueueAndProcessor>) => visibilityProblems(given)),
);

const webSocketSettings = v.strictObject({
  ...functionSettings.entries,
  throttle,
  /** `ticket-holders`: who brings a ticket that the application signed. API Gateway can ask when a browser connects, and only then. */
  admits: word("anyone", "ticket-holders"),
});

/**
 * The function behind the WebSocket API, and whom the API lets in.
 * @interface
 */
export type WebSocketSettings = v.InferOutput<typeof webSocketSettings>;

export const messagingSettings = v.strictObject({
  queues: v.record(queueRole, queueAndProcessor),
  webSocket: webSocketSettings,
});

/**
 * What an environment says about its queues, by role word, and about its WebSocket API. Adding a queue only adds.
 * @interface
 */
export type MessagingSettings = v.InferOutput<typeof messagingSettings>;
