import type { Rule } from "../../rule";

/** People and services can log in with short-lived tokens. */
export const databaseTakesIamLogins: Rule = {
  controls: ["RDS.10"],
  types: ["aws_db_instance"],
  remedy: ({ values }) =>
    values.iam_database_authentication_enabled === true ? undefined : "set iam_database_authentication_enabled",
};
