import type { Rule } from "../../rule";

/** Logs are kept for a decided time and encrypted with a key of the project's. */
export const logGroupIsKeptAndEncrypted: Rule = {
  controls: [],
  types: ["aws_cloudwatch_log_group"],
  remedy: ({ values }) => (values.retention_in_days && values.kms_key_id ? undefined : "set retention_in_days and kms_key_id"),
};
