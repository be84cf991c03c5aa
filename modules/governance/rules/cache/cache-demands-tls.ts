import { isOn, type Rule } from "../../rule";

/** Nobody asks a cache in clear. */
export const cacheDemandsTls: Rule = {
  controls: ["ElastiCache.5"],
  types: ["aws_elasticache_replication_group"],
  remedy: ({ values }) =>
    isOn(values.transit_encryption_enabled) && (values.transit_encryption_mode ?? "required") === "required"
      ? undefined
      : "set transit_encryption_enabled, and transit_encryption_mode to required",
};
