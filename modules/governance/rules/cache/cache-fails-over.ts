import { isOn, type Rule } from "../../rule";

/** A cache survives the loss of a node. */
export const cacheFailsOver: Rule = {
  controls: ["ElastiCache.3"],
  types: ["aws_elasticache_replication_group"],
  remedy: ({ values }) =>
    isOn(values.automatic_failover_enabled) ? undefined : "set automatic_failover_enabled, and two nodes or more",
};
