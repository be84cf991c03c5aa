import type { Rule } from "../../rule";
import { admitsEverybody } from "../../statements";

/** Only who is named sends to a queue or receives from it. */
export const queueAdmitsNamedOnes: Rule = {
  controls: ["SQS.3"],
  types: ["aws_sqs_queue_policy"],
  remedy: ({ values }) => (admitsEverybody(values.policy) ? "name who may use it" : undefined),
};
