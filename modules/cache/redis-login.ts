import type { PolicyStatement } from "../security/policy-document";
import type { RedisCache } from "./redis-cache";

/** Lets somebody log in to the cache as its user, with a token that IAM signs instead of a password. */
export function redisLogin({ arn, userArn }: Pick<RedisCache, "arn" | "userArn">): PolicyStatement {
  return { Sid: "RedisLogin", Effect: "Allow", Action: "elasticache:Connect", Resource: [arn, userArn] };
}
