import type { Rule } from "../../rule";

/** The administrator has another name than everybody tries first. A replica has its source's. */
export const databaseUserIsNoDefault: Rule = {
  controls: ["RDS.25"],
  types: ["aws_db_instance"],
  remedy: ({ values }) =>
    ["postgres", "admin"].includes(String(values.username))
      ? `set username to another name than "${values.username}"`
      : undefined,
};
