import type { Rule } from "../../rule";
import { admitsEverybody } from "../../statements";

/** Only who is named publishes to a topic or subscribes to it. */
export const topicAdmitsNamedOnes: Rule = {
  controls: ["SNS.4"],
  types: ["aws_sns_topic_policy"],
  remedy: ({ values }) => (admitsEverybody(values.policy) ? "name who may use it" : undefined),
};
