import { listed, type Rule } from "../../rule";

/** Who reaches a cache must also say who he is. */
export const cacheKnowsItsUsers: Rule = {
  controls: ["ElastiCache.6"],
  types: ["aws_elasticache_replication_group"],
  remedy: ({ values }) => (listed(values.user_group_ids).length > 0 ? undefined : "set user_group_ids"),
};
