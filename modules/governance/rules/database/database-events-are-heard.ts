import { listed, type Rule } from "../../rule";

/** Somebody hears when a database changes, fails or is maintained. */
export const databaseEventsAreHeard: Rule = {
  controls: ["RDS.20"],
  types: ["aws_db_event_subscription"],
  concerns: ({ values }) => values.source_type === "db-instance",
  remedy: ({ values }) => {
    const missing = CRITICAL.filter((category) => !listed(values.event_categories).includes(category));
    if (values.enabled === false) return "let it enabled";
    return missing.length > 0 ? `add ${missing.join(", ")} to event_categories` : undefined;
  },
};

const CRITICAL = ["maintenance", "configuration change", "failure"];
