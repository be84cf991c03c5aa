import type { Rule } from "../../rule";

/** A table takes what comes, and costs what is asked of it. */
export const tableFollowsDemand: Rule = {
  controls: ["DynamoDB.1"],
  types: ["aws_dynamodb_table"],
  remedy: ({ values }) => (values.billing_mode === "PAY_PER_REQUEST" ? undefined : "set billing_mode to PAY_PER_REQUEST"),
};
