import { at, type Rule } from "../../rule";

/** A table can be restored to any second of the last 35 days and is not deleted by mistake. */
export const tableCanBeRecovered: Rule = {
  controls: ["DynamoDB.2", "DynamoDB.6"],
  types: ["aws_dynamodb_table"],
  remedy: (table) =>
    at(table, "point_in_time_recovery.enabled") === true && table.values.deletion_protection_enabled === true
      ? undefined
      : "set point_in_time_recovery and deletion_protection_enabled",
};
