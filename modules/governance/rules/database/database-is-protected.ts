import type { Rule } from "../../rule";

/** A database is not deleted by mistake. */
export const databaseIsProtected: Rule = {
  controls: ["RDS.8"],
  types: ["aws_db_instance"],
  remedy: ({ values }) => (values.deletion_protection === true ? undefined : "set deletion_protection"),
};
