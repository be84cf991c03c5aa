import { isOn, type Rule } from "../../rule";

/** Disks and snapshots of a cache are encrypted with a key of the project's. */
export const cacheIsEncryptedAtRest: Rule = {
  controls: ["ElastiCache.4"],
  types: ["aws_elasticache_replication_group"],
  remedy: ({ values }) =>
    isOn(values.at_rest_encryption_enabled) && values.kms_key_id ? undefined : "set at_rest_encryption_enabled and kms_key_id",
};
