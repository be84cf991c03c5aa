import type { Rule } from "../../rule";

/** No database has a public address. */
export const databaseIsPrivate: Rule = {
  controls: ["RDS.2"],
  types: ["aws_db_instance"],
  remedy: ({ values }) => (values.publicly_accessible === false ? undefined : "set publicly_accessible to false"),
};
