import type { Rule } from "../../rule";

/** A cache can be filled again with what it held a day ago. */
export const cacheIsBackedUp: Rule = {
  controls: ["ElastiCache.1"],
  types: ["aws_elasticache_replication_group"],
  remedy: ({ values }) =>
    Number(values.snapshot_retention_limit) >= 1 ? undefined : "set snapshot_retention_limit to 1 day or more",
};
