import type { TerraformStack } from "cdktf";
import { RedisCache, type RedisCacheProps } from "../../../modules/cache/redis-cache";
import { redisLogin } from "../../../modules/cache/redis-login";
import type { RedisSettings } from "../../../modules/cache/redis-settings";
import { build } from "../../support/build";
import { written } from "../../support/written";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/test";
const settings: RedisSettings = {
  engineVersion: "7.1",
  nodeType: "cache.t4g.micro",
  nodes: 2,
  snapshotRetentionDays: 5,
  snapshotWindow: "03:00-05:00",
  maintenanceWindow: "mon:05:00-mon:06:00",
};
const props: RedisCacheProps = {
  name: "shop-test-redis",
  settings,
  userName: "shop-test-app",
  subnetIds: ["subnet-a", "subnet-b"],
  securityGroupId: "sg-redis",
  keyArn,
  logDays: 30,
  data: "disposable",
};
let cache: RedisCache;
let stackOf: TerraformStack;
const built = (changes: Partial<RedisCacheProps> = {}) =>
  build((stack) => {
    stackOf = stack;
    cache = new RedisCache(stack, "cache", { ...props, ...changes });
  });
const group = (changes: Partial<RedisCacheProps> = {}) => built(changes).one("aws_elasticache_replication_group");
const user = (name: string) =>
  built()
    .of("aws_elasticache_user")
    .find(({ user_name }) => user_name === name);

test("data is encrypted on disk with the key, and nobody is talked to in clear", () => {
  expect(group()).toMatchObject({
    at_rest_encryption_enabled: "true",
    kms_key_id: keyArn,
    transit_encryption_enabled: true,
    transit_encryption_mode: "required",
  });
});

test("it stands in its own subnets, behind the group given", () => {
  expect(group()).toMatchObject({
    replication_group_id: "shop-test-redis",
    engine: "redis",
    port: 6379,
    security_group_ids: ["sg-redis"],
    subnet_group_name: expect.stringMatching(/^\$\{aws_elasticache_subnet_group\.cache_subnets_\w+\.name\}$/),
  });
});

test.each([
  { nodes: 1, takesOver: false },
  { nodes: 2, takesOver: true },
])("of $nodes node(s), another takes over by itself: $takesOver", ({ nodes, takesOver }) => {
  expect(group({ settings: { ...settings, nodes } })).toMatchObject({
    num_cache_clusters: nodes,
    automatic_failover_enabled: takesOver,
    multi_az_enabled: takesOver,
  });
});

test("snapshots, maintenance and upgrades are as asked", () => {
  expect(group()).toMatchObject({
    engine_version: "7.1",
    node_type: "cache.t4g.micro",
    snapshot_retention_limit: 5,
    snapshot_window: "03:00-05:00",
    maintenance_window: "mon:05:00-mon:06:00",
    auto_minor_version_upgrade: "true",
  });
});

test("a full cache forgets what was not used for longest, by a group that a next family does not collide with", () => {
  expect(built().one("aws_elasticache_parameter_group")).toMatchObject({
    name: "shop-test-redis-redis7",
    family: "redis7",
    parameter: [{ name: "maxmemory-policy", value: "allkeys-lru" }],
    lifecycle: { create_before_destroy: true },
  });
});

test("the default user is off and may do nothing", () => {
  expect(user("default")).toMatchObject({
    user_id: "shop-test-redis-default",
    access_string: "off ~* -@all",
    no_password_required: true,
  });
});

test("the application logs in with IAM, as a user whose id is its name, and does nothing dangerous but ask for INFO", () => {
  const application = user("shop-test-app");
  expect(application).toMatchObject({ user_id: "shop-test-app", authentication_mode: { type: "iam" } });
  expect(String(application?.access_string).split(" ")).toEqual([
    ...["on", "~*", "-@all", "+@read", "+@write", "+@connection", "+@transaction", "+@scripting", "-@dangerous", "+info"],
  ]);
});

test("these two are the only users, and no password is known to Terraform", () => {
  const stack = built();
  expect(stack.one("aws_elasticache_user_group").user_ids).toEqual([
    expect.stringMatching(/^\$\{aws_elasticache_user\.cache_users_default_/),
    expect.stringMatching(/^\$\{aws_elasticache_user\.cache_users_application_/),
  ]);
  expect(group().user_group_ids).toEqual([expect.stringMatching(/^\$\{aws_elasticache_user_group\.cache_users_group_/)]);
  const texts = JSON.stringify([stack.of("aws_elasticache_user"), stack.one("aws_elasticache_replication_group")]);
  expect(texts).not.toMatch(/"(passwords|auth_token)"/);
});

test("slow commands and the server's own words go to log groups with an end and a key", () => {
  const stack = built();
  expect(stack.of("aws_cloudwatch_log_group")).toMatchObject([
    { name: "/shop-test-redis/slow", retention_in_days: 30, kms_key_id: keyArn },
    { name: "/shop-test-redis/engine", retention_in_days: 30, kms_key_id: keyArn },
  ]);
  expect(group().log_delivery_configuration).toEqual([
    expect.objectContaining({ log_type: "slow-log", destination: expect.stringContaining("cache_slow-log_group") }),
    expect.objectContaining({ log_type: "engine-log", destination: expect.stringContaining("cache_engine-log_group") }),
  ]);
});

test("where data is durable a last snapshot is taken, but a cache may always be replaced", () => {
  const durable = group({ data: "durable" });
  expect(durable).toMatchObject({ final_snapshot_identifier: "shop-test-redis-final", apply_immediately: false });
  expect(durable).not.toHaveProperty("lifecycle");
  expect(group()).not.toHaveProperty("final_snapshot_identifier");
});

test("metrics find the nodes by the ids that ElastiCache gives them", () => {
  built();
  expect(cache.nodeIds).toEqual(["shop-test-redis-001", "shop-test-redis-002"]);
});

test("a login is for this cache as this user only", () => {
  built();
  const { Action, Resource } = redisLogin(cache);
  expect(Action).toBe("elasticache:Connect");
  expect(written(stackOf, Resource)).toEqual([
    expect.stringMatching(/^\$\{aws_elasticache_replication_group\.cache_group_\w+\.arn\}$/),
    expect.stringMatching(/^\$\{aws_elasticache_user\.cache_users_application_\w+\.arn\}$/),
  ]);
});

test("it breaks no rule, and every problem is listed at once", () => {
  expect([...built().broken, ...built().problems]).toEqual([]);
  const long = "a-name-that-is-much-too-long-for-a-cache1";
  expect(built({ name: long, userName: "App", subnetIds: ["subnet-a"] }).problems).toEqual([
    `cache: name must be at most 40 characters, got 41 ("${long}")`,
    "cache: subnetIds must name two subnets or more for 2 nodes, got 1",
    `users: user id must be at most 40 characters, got 49 ("${long}-default")`,
    'users: userName must match ^[a-z][a-z0-9-]*$, got "App"',
  ]);
});
