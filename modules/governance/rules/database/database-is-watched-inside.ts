import type { Rule } from "../../rule";

/** Figures of the operating system under a database are kept. */
export const databaseIsWatchedInside: Rule = {
  controls: ["RDS.6"],
  types: ["aws_db_instance"],
  remedy: ({ values }) =>
    Number(values.monitoring_interval) > 0 && values.monitoring_role_arn
      ? undefined
      : "set monitoring_interval and monitoring_role_arn",
};
