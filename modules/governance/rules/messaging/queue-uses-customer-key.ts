import type { Rule } from "../../rule";

/** Messages at rest are encrypted with a key of the project's. */
export const queueUsesCustomerKey: Rule = {
  controls: ["SQS.1"],
  types: ["aws_sqs_queue"],
  remedy: (queue) => (queue.values.kms_master_key_id ? undefined : "set kms_master_key_id"),
};
