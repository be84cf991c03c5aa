import { companions, type Rule } from "../../rule";
import { refusesPlainText } from "../../statements";

/** Nobody sends or receives in clear. */
export const queueDemandsTls: Rule = {
  controls: [],
  types: ["aws_sqs_queue"],
  remedy: (queue, stack) => {
    const [policy] = companions(queue, "aws_sqs_queue_policy", "queue_url", stack);
    return refusesPlainText(policy?.values.policy) ? undefined : "deny requests without aws:SecureTransport in its policy";
  },
};
