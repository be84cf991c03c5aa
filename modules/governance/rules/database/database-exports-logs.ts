import type { Rule } from "../../rule";

/** The database's own log reaches CloudWatch Logs. */
export const databaseExportsLogs: Rule = {
  controls: ["RDS.9", "RDS.36"],
  types: ["aws_db_instance"],
  remedy: (database) =>
    [database.values.enabled_cloudwatch_logs_exports ?? []].flat().length > 0 ? undefined : "set enabled_cloudwatch_logs_exports",
};
