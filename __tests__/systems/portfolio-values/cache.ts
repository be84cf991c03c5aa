import type { SystemStacks } from "../../support/system-stacks";
import { arg, args, by, groupsOf, inProd, leadsTo, type Row, tiersOf } from "../values/row";

const redis =
  (...paths: string[]) =>
  ({ one }: SystemStacks) =>
    args(one("aws_elasticache_replication_group"), ...paths);

export const cache: Row[] = [
  { value: "Redis is 7.1", read: redis("engine", "engine_version"), is: ["redis", "7.1"] },
  {
    value: "its nodes are cache.t4g.micro, in prod cache.t4g.small",
    read: redis("node_type"),
    is: inProd(["cache.t4g.small"], ["cache.t4g.micro"]),
  },
  { value: "it is one node, in staging and prod two", read: redis("num_cache_clusters"), is: by([1], [2], [2]) },
  {
    value: "a second node takes over by itself, from another zone",
    read: redis("automatic_failover_enabled", "multi_az_enabled"),
    is: by([false, false], [true, true], [true, true]),
  },
  {
    value: "it is encrypted at rest with the platform key, and in transit",
    read: ({ one }) => {
      const group = one("aws_elasticache_replication_group");
      return [
        ...args(group, "at_rest_encryption_enabled", "transit_encryption_enabled", "transit_encryption_mode"),
        leadsTo(arg(group, "kms_key_id"), "aws_kms_keyplatform_key_"),
      ];
    },
    is: ["true", true, "required", "aws_kms_keyplatform_key_"],
  },
  {
    value: "the application logs in with IAM, and the default user is off",
    read: ({ of }) =>
      of("aws_elasticache_user").map((user) => [
        arg(user, "user_name"),
        String(arg(user, "access_string")).split(" ")[0],
        user.no_password_required ?? arg(user, "authentication_mode.type"),
      ]),
    is: (environment: string) => [
      [`portfolio-${environment}-app`, "on", "iam"],
      ["default", "off", true],
    ],
  },
  {
    value: "these two users are its group, and its only way in",
    read: ({ one }) => [
      (arg(one("aws_elasticache_user_group"), "user_ids") as string[]).map((id) => leadsTo(id, "_default_", "_application_")),
      (arg(one("aws_elasticache_replication_group"), "user_group_ids") as string[]).map((id) =>
        leadsTo(id, "redis_users_group_"),
      ),
      "auth_token" in one("aws_elasticache_replication_group"),
    ],
    is: [["_default_", "_application_"], ["redis_users_group_"], false],
  },
  {
    value: "when memory is full, what was used longest ago goes",
    read: ({ one }) => args(one("aws_elasticache_parameter_group"), "family", "parameter"),
    is: ["redis7", [{ name: "maxmemory-policy", value: "allkeys-lru" }]],
  },
  {
    value: "snapshots are kept for 5 days, taken from 03:00 to 05:00",
    read: redis("snapshot_retention_limit", "snapshot_window"),
    is: [5, "03:00-05:00"],
  },
  {
    value: "it stands in the private subnets, in the group redis, on 6379",
    read: ({ one }) => {
      const group = one("aws_elasticache_replication_group");
      return [
        tiersOf(arg(one("aws_elasticache_subnet_group"), "subnet_ids")),
        groupsOf(arg(group, "security_group_ids")),
        arg(group, "port"),
      ];
    },
    is: [["private", "private"], ["redis"], 6379],
  },
  {
    value: "it has a last snapshot before it goes, in prod",
    read: ({ one }) => one("aws_elasticache_replication_group").final_snapshot_identifier ?? "none",
    is: inProd("portfolio-prod-redis-final", "none"),
  },
];
