import { PostgresInstance, type PostgresInstanceProps } from "../../../modules/database/postgres-instance";
import type { PostgresSettings } from "../../../modules/database/postgres-settings";
import { PostgresTelemetry } from "../../../modules/database/postgres-telemetry";
import { build } from "../../support/build";
import { settings } from "./a-database";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/test";
const props: Omit<PostgresInstanceProps, "telemetry"> = {
  name: "partner-test",
  settings,
  databaseName: "partner",
  master: { user: "partner", password: "rds" },
  network: { subnetIds: ["subnet-a", "subnet-b"], securityGroupId: "sg-1" },
  keyArn,
  data: "disposable",
};
const built = (changes: Partial<PostgresInstanceProps> = {}) =>
  build((stack) => {
    const about = { instanceName: "partner-test", accountId: "111111111111", logDays: 30, keyArn };
    const telemetry = new PostgresTelemetry(stack, "telemetry", about);
    new PostgresInstance(stack, "database", { ...props, telemetry, ...changes });
  });
const instance = (changes: Partial<PostgresInstanceProps> = {}) => built(changes).one("aws_db_instance");
const set = (changes: Partial<PostgresSettings>) => ({ settings: { ...settings, ...changes } });

test("disk, Performance Insights and the master secret are encrypted with the key", () => {
  expect(instance()).toMatchObject({
    storage_encrypted: true,
    kms_key_id: keyArn,
    performance_insights_kms_key_id: keyArn,
    master_user_secret_kms_key_id: keyArn,
  });
});

test("RDS makes the master password, and its owner has no default name", () => {
  expect(instance()).toMatchObject({ manage_master_user_password: true, username: "partner", db_name: "partner" });
  expect(instance()).not.toHaveProperty("password");
});

test("the instance stands in the subnets and behind the group given, without a public address", () => {
  expect(instance()).toMatchObject({
    publicly_accessible: false,
    vpc_security_group_ids: ["sg-1"],
    db_subnet_group_name: expect.stringMatching(/^\$\{aws_db_subnet_group\.database_subnets_\w+\.name\}$/),
  });
  expect(built().one("aws_db_subnet_group").subnet_ids).toEqual(["subnet-a", "subnet-b"]);
});

test("it is PostgreSQL under the name given, with the server settings of its own group", () => {
  expect(instance()).toMatchObject({
    identifier: "partner-test",
    engine: "postgres",
    port: 5432,
    storage_type: "gp3",
    parameter_group_name: expect.stringMatching(/^\$\{aws_db_parameter_group\.database_parameters_\w+\.name\}$/),
  });
});

test("Performance Insights keeps the days that cost nothing", () => {
  expect(instance()).toMatchObject({ performance_insights_enabled: true, performance_insights_retention_period: 7 });
});

test("sizes and times are those of the settings", () => {
  expect(instance()).toMatchObject({
    engine_version: "15",
    instance_class: "db.t4g.micro",
    allocated_storage: 20,
    max_allocated_storage: 100,
    backup_retention_period: 7,
    backup_window: "03:00-04:00",
    maintenance_window: "mon:04:30-mon:05:30",
  });
});

test.each([
  { engineVersion: "15", upgrades: true },
  { engineVersion: "15.10", upgrades: false },
])("version $engineVersion upgrades by itself: $upgrades", ({ engineVersion, upgrades }) => {
  expect(instance(set({ engineVersion })).auto_minor_version_upgrade).toBe(upgrades);
});

test.each([
  { availability: "single-az", standby: false },
  { availability: "multi-az", standby: true },
] as const)("$availability has a standby: $standby, and breaks no rule", ({ availability, standby }) => {
  const found = built(set({ availability }));
  expect(found.one("aws_db_instance").multi_az).toBe(standby);
  expect(found.broken).toEqual([]);
});

test("durable data is protected, and a last snapshot is taken of it", () => {
  expect(instance({ data: "durable" })).toMatchObject({
    deletion_protection: true,
    skip_final_snapshot: false,
    final_snapshot_identifier: "partner-test-final",
    delete_automated_backups: false,
    apply_immediately: false,
    lifecycle: { prevent_destroy: true },
  });
});

test("where its deletion is refused, disposable data is protected, and no rule is excepted for nothing", () => {
  const { one, broken } = built({ data: "guarded" });
  expect(one("aws_db_instance")).toMatchObject({ deletion_protection: true, skip_final_snapshot: true });
  expect(broken).toEqual([]);
});

test("a pinned minor version is not upgraded by itself, which breaks no rule", () => {
  const { one, broken } = built(set({ engineVersion: "16.3" }));
  expect(one("aws_db_instance")).toMatchObject({ auto_minor_version_upgrade: false });
  expect(broken).toEqual([]);
});

test("disposable data goes with its stack and leaves nothing", () => {
  const { lifecycle, ...disposable } = instance({ data: "disposable" });
  expect(disposable).toMatchObject({ deletion_protection: false, skip_final_snapshot: true, delete_automated_backups: true });
  expect(lifecycle).toBeUndefined();
});

test("the instance waits for its log groups, which RDS would make without a key, and for what lets it write figures", () => {
  expect(instance().depends_on).toEqual([
    expect.stringMatching(/^aws_cloudwatch_log_group\.telemetry_postgresql_/),
    expect.stringMatching(/^aws_cloudwatch_log_group\.telemetry_upgrade_/),
    expect.stringMatching(/^aws_iam_role_policy\.telemetry_monitoring_policy_/),
  ]);
});

test("every problem is listed at once", () => {
  expect(
    built({ name: "Partner", databaseName: "partner-db", network: { subnetIds: ["subnet-a"], securityGroupId: "sg-1" } })
      .problems,
  ).toEqual([
    'database: name must match ^[a-z][a-z0-9-]*$, got "Partner"',
    'database: databaseName must match ^[a-z][a-z0-9_]*$, got "partner-db"',
    "database: subnetIds must name two subnets or more, got 1",
  ]);
});
