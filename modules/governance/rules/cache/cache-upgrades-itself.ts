import type { Rule } from "../../rule";

/** A cache takes minor versions, and what they repair, by itself. That is AWS's default. */
export const cacheUpgradesItself: Rule = {
  controls: ["ElastiCache.2"],
  types: ["aws_elasticache_replication_group"],
  remedy: ({ values }) =>
    String(values.auto_minor_version_upgrade) === "false" ? "let auto_minor_version_upgrade on" : undefined,
};
