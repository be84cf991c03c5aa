import type { Rule } from "../../rule";

/** Snapshots say whose they are and who pays for them. */
export const databaseTagsItsSnapshots: Rule = {
  controls: ["RDS.17"],
  types: ["aws_db_instance"],
  remedy: ({ values }) => (values.copy_tags_to_snapshot === true ? undefined : "set copy_tags_to_snapshot"),
};
