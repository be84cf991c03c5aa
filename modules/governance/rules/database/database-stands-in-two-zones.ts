import type { Rule } from "../../rule";

/** A database survives the loss of a zone. */
export const databaseStandsInTwoZones: Rule = {
  controls: ["RDS.5"],
  types: ["aws_db_instance"],
  remedy: ({ values }) => (values.multi_az === true ? undefined : "set multi_az"),
};
