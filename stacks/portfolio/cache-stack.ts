import type { App } from "cdktf";
import { RedisCache } from "../../modules/cache/redis-cache";
import type { RedisSettings } from "../../modules/cache/redis-settings";
import type { Posture } from "../../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import type { NetworkStack } from "./network-stack";

export interface CacheStackProps {
  readonly cache: RedisSettings;
  readonly network: NetworkStack;
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** Portfolio's Redis: what can be worked out again. */
export class CacheStack extends PlatformStack {
  readonly redis: RedisCache;

  constructor(app: App, identity: StackIdentity, { cache, network, keyArn, logDays, data }: CacheStackProps) {
    super(app, identity);
    this.redis = new RedisCache(this, "redis", {
      name: `${this.prefix}-redis`,
      settings: cache,
      userName: `${this.prefix}-app`,
      subnetIds: network.tiers.privateTier.subnetIds,
      securityGroupId: network.groups.redis.groupId,
      keyArn,
      logDays,
      data,
    });
    this.output("redis_endpoint", this.redis.primaryEndpoint, "Host name of the node that takes writes");
    this.output("redis_reader_endpoint", this.redis.readerEndpoint, "Host name that reads are spread by");
    this.output("redis_user", this.redis.userName, "User that the backend logs in as, with an IAM token");
  }
}
