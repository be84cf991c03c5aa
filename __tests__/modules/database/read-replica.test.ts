import type { TerraformStack } from "cdktf";
import { databaseLogin } from "../../../modules/database/database-login";
import { PostgresTelemetry } from "../../../modules/database/postgres-telemetry";
import { ReadReplica, type ReadReplicaProps } from "../../../modules/database/read-replica";
import { build } from "../../support/build";
import { written } from "../../support/written";
import { aDatabase, home, ownPassword } from "./a-database";

const { accountId, keyArn } = home;
let stackOf: TerraformStack;
let replica: ReadReplica;
const built = (changes: Partial<ReadReplicaProps> = {}) =>
  build((stack) => {
    stackOf = stack;
    const telemetry = { instanceName: "shop-test-replica-1", accountId, logDays: 30, keyArn };
    replica = new ReadReplica(stack, "replica-1", {
      name: "shop-test-replica-1",
      source: aDatabase(stack, ownPassword(stack)),
      instanceClass: "db.t4g.small",
      securityGroupId: "sg-rds",
      keyArn,
      telemetry: new PostgresTelemetry(stack, "replica-telemetry", telemetry),
      data: "durable",
      ...changes,
    });
  });
const instance = (changes: Partial<ReadReplicaProps> = {}) => {
  const [found, ...more] = built(changes)
    .of("aws_db_instance")
    .filter((each) => each.replicate_source_db);
  expect(more).toEqual([]);
  return found;
};

test("it copies its source by identifier, which RDS answers with", () => {
  expect(instance()).toMatchObject({
    identifier: "shop-test-replica-1",
    replicate_source_db: expect.stringMatching(/^\$\{aws_db_instance\.postgres_instance_\w+\.identifier\}$/),
    instance_class: "db.t4g.small",
  });
});

test("what Terraform would plan back to a default is as at the source", () => {
  const { of } = built();
  const [source, copy] = of("aws_db_instance");
  const repeated = [
    ...["iam_database_authentication_enabled", "copy_tags_to_snapshot", "storage_encrypted", "storage_type"],
    ...["max_allocated_storage", "enabled_cloudwatch_logs_exports", "auto_minor_version_upgrade", "maintenance_window", "port"],
    ...["performance_insights_enabled", "performance_insights_kms_key_id", "performance_insights_retention_period"],
    ...["monitoring_interval", "vpc_security_group_ids", "publicly_accessible", "parameter_group_name"],
  ];
  for (const argument of repeated) {
    expect(source).toHaveProperty(argument);
    expect([argument, copy[argument]]).toEqual([argument, source[argument]]);
  }
});

test("it has no password, key, subnets or backups of its own, which RDS would refuse", () => {
  const found = instance();
  for (const argument of ["password_wo", "manage_master_user_password", "username", "kms_key_id", "db_subnet_group_name"])
    expect(found).not.toHaveProperty(argument);
  expect(found).not.toHaveProperty("backup_retention_period");
});

test("it writes to log groups of its own that are there before it", () => {
  expect(instance().depends_on).toEqual([
    expect.stringMatching(/^aws_cloudwatch_log_group\.replica-telemetry_postgresql_/),
    expect.stringMatching(/^aws_cloudwatch_log_group\.replica-telemetry_upgrade_/),
    expect.stringMatching(/^aws_iam_role_policy\.replica-telemetry_monitoring_policy_/),
  ]);
});

test.each([
  { data: "durable", deletionProtection: true },
  { data: "disposable", deletionProtection: false },
] as const)("people are kept from deleting one of $data data: $deletionProtection; Terraform is not", ({ data, ...expected }) => {
  const found = instance({ data });
  expect(found).toMatchObject({ deletion_protection: expected.deletionProtection, skip_final_snapshot: true });
  expect(found).not.toHaveProperty("lifecycle");
});

test("where its deletion is refused, one of disposable data is protected too", () => {
  expect(instance({ data: "guarded" })).toMatchObject({ deletion_protection: true });
});

test("a login to the source does not open the replica, so a role is given both", () => {
  built();
  const both = databaseLogin([{ resourceId: "db-SOURCE" }, replica], "app", home);
  expect(written(stackOf, both.Resource)).toEqual([
    "arn:aws:rds-db:us-east-1:111111111111:dbuser:db-SOURCE/app",
    expect.stringMatching(/:dbuser:\$\{aws_db_instance\.replica-1_instance_\w+\.resource_id\}\/app$/),
  ]);
});

test("it breaks no rule, and a name that RDS would refuse is told", () => {
  expect([...built().brokenBesides("secretRotates"), ...built().problems]).toEqual([]);
  expect(built({ name: "Replica" }).problems).toEqual(['replica-1: name must match ^[a-z][a-z0-9-]*$, got "Replica"']);
});
