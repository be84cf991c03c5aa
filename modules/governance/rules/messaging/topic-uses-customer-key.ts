import type { Rule } from "../../rule";

/**
 * Messages at rest are encrypted with a key of the project's.
 * AWS's own key for SNS admits no service: alarms would be dropped without a word.
 */
export const topicUsesCustomerKey: Rule = {
  controls: ["SNS.1"],
  types: ["aws_sns_topic"],
  remedy: ({ values }) =>
    values.kms_master_key_id && values.kms_master_key_id !== "alias/aws/sns"
      ? undefined
      : "set kms_master_key_id to a key of the project's",
};
