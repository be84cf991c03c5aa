import type { Rule } from "../../rule";

/** A database can be restored to any second of the last week. A replica is made again from its source (RDS.11 leaves it out). */
export const databaseIsBackedUp: Rule = {
  controls: ["RDS.11"],
  types: ["aws_db_instance"],
  remedy: ({ values }) =>
    "replicate_source_db" in values || Number(values.backup_retention_period) >= 7
      ? undefined
      : "set backup_retention_period to 7 days or more",
};
