import type { Rule } from "../../rule";

/** Log files of a trail are encrypted with a key of the project's. */
export const trailUsesCustomerKey: Rule = {
  controls: ["CloudTrail.2"],
  types: ["aws_cloudtrail"],
  remedy: ({ values }) => (values.kms_key_id ? undefined : "set kms_key_id"),
};
