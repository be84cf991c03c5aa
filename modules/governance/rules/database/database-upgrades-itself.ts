import type { Rule } from "../../rule";

/** A database takes minor versions, and what they repair, by itself. That is AWS's default. */
export const databaseUpgradesItself: Rule = {
  controls: ["RDS.13"],
  types: ["aws_db_instance"],
  remedy: ({ values }) => (values.auto_minor_version_upgrade === false ? "let auto_minor_version_upgrade on" : undefined),
};
