import type { cacheRules } from "../../../../modules/governance/rules/cache";
import { type Fault, set } from "./fault";

const redis = { stack: "portfolio-prod-cache", resource: "aws_elasticache_replication_group" };

export const cacheFaults: Record<keyof typeof cacheRules, readonly Fault[]> = {
  cacheDemandsTls: [set("transit_encryption_enabled", false), set("transit_encryption_mode", "preferred")].map((plant) => ({
    ...redis,
    plant,
    says: "set transit_encryption_enabled, and transit_encryption_mode to required",
  })),
  cacheFailsOver: [
    {
      ...redis,
      plant: set("automatic_failover_enabled", false),
      says: "set automatic_failover_enabled, and two nodes or more",
    },
  ],
  cacheIsBackedUp: [
    { ...redis, plant: set("snapshot_retention_limit", 0), says: "set snapshot_retention_limit to 1 day or more" },
  ],
  cacheIsEncryptedAtRest: [set("at_rest_encryption_enabled", "false"), set("kms_key_id", undefined)].map((plant) => ({
    ...redis,
    plant,
    says: "set at_rest_encryption_enabled and kms_key_id",
  })),
  cacheKnowsItsUsers: [{ ...redis, plant: set("user_group_ids", []), says: "set user_group_ids" }],
  cacheStandsInItsSubnets: [{ ...redis, plant: set("subnet_group_name", "default"), says: "set subnet_group_name" }],
  cacheUpgradesItself: [
    { ...redis, plant: set("auto_minor_version_upgrade", "false"), says: "let auto_minor_version_upgrade on" },
  ],
};
