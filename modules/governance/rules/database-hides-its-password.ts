import type { Rule } from "../rule";

/** No state holds a master password. */
export const databaseHidesItsPassword: Rule = {
  controls: [],
  types: ["aws_db_instance"],
  remedy: ({ values }) =>
    "password" in values || (!values.manage_master_user_password && !("password_wo" in values))
      ? "let RDS manage the master password, or hand it over by password_wo"
      : undefined,
};
