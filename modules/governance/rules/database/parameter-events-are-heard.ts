import { listed, type Rule } from "../../rule";

/** Somebody hears when a parameter group changes. */
export const parameterEventsAreHeard: Rule = {
  controls: ["RDS.21"],
  types: ["aws_db_event_subscription"],
  concerns: ({ values }) => values.source_type === "db-parameter-group",
  remedy: ({ values }) =>
    values.enabled !== false && listed(values.event_categories).includes("configuration change")
      ? undefined
      : "let it enabled, with configuration change among event_categories",
};
