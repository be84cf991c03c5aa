import type { Rule } from "../../rule";

/** A cache stands where the system says, not in the account's default VPC. */
export const cacheStandsInItsSubnets: Rule = {
  controls: ["ElastiCache.7"],
  types: ["aws_elasticache_replication_group"],
  remedy: ({ values }) =>
    values.subnet_group_name && values.subnet_group_name !== "default" ? undefined : "set subnet_group_name",
};
