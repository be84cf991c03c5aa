import type { AuroraSettings } from "../../../modules/database/aurora-settings";
import { AuroraTelemetry } from "../../../modules/database/aurora-telemetry";
import { AuroraVectorStore, type AuroraVectorStoreProps } from "../../../modules/database/aurora-vector-store";
import { build } from "../../support/build";

const settings: AuroraSettings = {
  engineVersion: "16.8",
  whenIdle: "pauses",
  maxCapacityUnits: 4,
  availability: "single-az",
  backupRetentionDays: 7,
};
const keyArn = "arn:aws:kms:us-east-1:111111111111:key/test";
const props: Omit<AuroraVectorStoreProps, "telemetry"> = {
  name: "partner-test-vectors",
  settings,
  subnetIds: ["subnet-a", "subnet-b"],
  securityGroupId: "sg-1",
  keyArn,
  data: "disposable",
};
const built = (changes: Partial<AuroraVectorStoreProps> = {}) =>
  build((stack) => {
    const about = { clusterName: "partner-test-vectors", accountId: "111111111111", logDays: 30, keyArn };
    const telemetry = new AuroraTelemetry(stack, "telemetry", about);
    new AuroraVectorStore(stack, "store", { ...props, telemetry, ...changes });
  });
const cluster = (changes: Partial<AuroraVectorStoreProps> = {}) => built(changes).one("aws_rds_cluster");
const instances = (changes: Partial<AuroraVectorStoreProps> = {}) => built(changes).of("aws_rds_cluster_instance");
const set = (changes: Partial<AuroraSettings>) => ({ settings: { ...settings, ...changes } });

test("Bedrock can use it: Aurora PostgreSQL with the Data API and a login in Secrets Manager", () => {
  expect(cluster()).toMatchObject({
    cluster_identifier: "partner-test-vectors",
    engine: "aurora-postgresql",
    engine_version: "16.8",
    enable_http_endpoint: true,
    manage_master_user_password: true,
    database_name: "vectors",
  });
  expect(cluster()).not.toHaveProperty("master_password");
});

test("disk, backups, the login and Performance Insights are encrypted with the key", () => {
  expect(cluster()).toMatchObject({ storage_encrypted: true, kms_key_id: keyArn, master_user_secret_kms_key_id: keyArn });
  expect(instances()[0]).toMatchObject({ performance_insights_enabled: true, performance_insights_kms_key_id: keyArn });
});

test("it stands in the subnets and behind the group given, without a public address, and takes IAM logins", () => {
  expect(cluster()).toMatchObject({ vpc_security_group_ids: ["sg-1"], port: 5432, iam_database_authentication_enabled: true });
  expect(instances()[0]).toMatchObject({ publicly_accessible: false, instance_class: "db.serverless" });
  expect(built().one("aws_db_subnet_group").subnet_ids).toEqual(["subnet-a", "subnet-b"]);
});

test.each([
  { whenIdle: "pauses", capacity: { min_capacity: 0, max_capacity: 4, seconds_until_auto_pause: 300 } },
  { whenIdle: "stays", capacity: { min_capacity: 0.5, max_capacity: 4 } },
] as const)("a cluster that $whenIdle when idle", ({ whenIdle, capacity }) => {
  expect(cluster(set({ whenIdle })).serverlessv2_scaling_configuration).toEqual(capacity);
});

test.each([
  { availability: "single-az", names: ["partner-test-vectors-1"] },
  { availability: "multi-az", names: ["partner-test-vectors-1", "partner-test-vectors-2"] },
] as const)("$availability is $names, each able to take over", ({ availability, names }) => {
  const found = instances(set({ availability }));
  expect(found.map(({ identifier }) => identifier)).toEqual(names);
  for (const instance of found) expect(instance.promotion_tier).toBe(1);
});

test("connections without TLS are refused, and both ends of each are logged", () => {
  const { family, name, parameter } = built().one("aws_rds_cluster_parameter_group");
  expect({ family, name }).toEqual({ family: "aurora-postgresql16", name: "partner-test-vectors-aurora16" });
  expect(parameter).toEqual([
    { name: "rds.force_ssl", value: "1", apply_method: "pending-reboot" },
    { name: "log_connections", value: "1" },
    { name: "log_disconnections", value: "1" },
  ]);
});

test("durable data is protected, and a last snapshot is taken of it", () => {
  expect(cluster({ data: "durable" })).toMatchObject({
    deletion_protection: true,
    skip_final_snapshot: false,
    final_snapshot_identifier: "partner-test-vectors-final",
    delete_automated_backups: false,
    lifecycle: { prevent_destroy: true },
  });
});

test("disposable data goes with its stack and leaves nothing", () => {
  const { lifecycle, ...disposable } = cluster();
  expect(disposable).toMatchObject({ deletion_protection: false, skip_final_snapshot: true, delete_automated_backups: true });
  expect(lifecycle).toBeUndefined();
});

test("the cluster waits for its log groups, which RDS would make without a key", () => {
  const store = built();
  expect(store.one("aws_rds_cluster")).toMatchObject({
    enabled_cloudwatch_logs_exports: ["postgresql", "instance"],
    depends_on: [
      expect.stringMatching(/^aws_cloudwatch_log_group\.telemetry_postgresql_/),
      expect.stringMatching(/^aws_cloudwatch_log_group\.telemetry_instance_/),
      expect.stringMatching(/^aws_iam_role_policy\.telemetry_monitoring_policy_/),
    ],
  });
  expect(store.of("aws_cloudwatch_log_group")).toMatchObject([
    { name: "/aws/rds/cluster/partner-test-vectors/postgresql", retention_in_days: 30, kms_key_id: keyArn },
    { name: "/aws/rds/cluster/partner-test-vectors/instance", retention_in_days: 30, kms_key_id: keyArn },
  ]);
});

test("it keeps every rule, and every problem is listed at once", () => {
  expect(built().broken).toEqual([]);
  expect(built({ name: "v".repeat(62), subnetIds: ["subnet-a"] }).problems).toEqual([
    `store: name must be at most 61 characters, got 62 ("${"v".repeat(62)}")`,
    "store: subnetIds must name two subnets or more, got 1",
  ]);
});
