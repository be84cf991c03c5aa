import type { Rule } from "../../rule";

/** A database does not listen where everybody knocks. */
export const databaseAvoidsDefaultPort: Rule = {
  controls: ["RDS.23"],
  types: ["aws_db_instance"],
  remedy: ({ values }) =>
    values.port && values.port !== 5432 && values.port !== 3306 ? undefined : "set port to another than the engine's own",
};
