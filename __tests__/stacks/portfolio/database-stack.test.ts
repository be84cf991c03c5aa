import { dev } from "../../../environments/portfolio/dev";
import type { ReplicaSettings } from "../../../modules/database/replica-settings";
import { DatabaseStack } from "../../../stacks/portfolio/database-stack";
import { home, written } from "./portfolio-app";

function database(replicas: ReplicaSettings) {
  const { database: settings, bootstrap } = dev;
  return written((app, layer, network) => {
    new DatabaseStack(app, layer("database"), { database: settings, replicas, bootstrap, network, ...home });
  })("database");
}

const alone = database("none");
const one = database({ count: 1, instanceClass: "db.t4g.micro", passwordRotationDays: 30 });
const two = database({ count: 2, instanceClass: "db.t4g.small", passwordRotationDays: 30 });
const instances = ({ of }: typeof alone) => of("aws_db_instance").map(({ identifier }) => identifier);

test("without replicas RDS keeps the master password, and Terraform makes no secret", () => {
  expect(instances(alone)).toEqual(["portfolio-dev-postgres"]);
  expect(alone.one("aws_db_instance").manage_master_user_password).toBe(true);
  expect([...alone.of("aws_secretsmanager_secret"), ...alone.of("aws_secretsmanager_secret_rotation")]).toEqual([]);
  expect(alone.file.output).not.toHaveProperty("database_reader_endpoints");
});

test("with replicas the password is an ephemeral value, rotated by a function that stands with the tools", () => {
  const [main] = one.of("aws_db_instance");
  expect(main).not.toHaveProperty("manage_master_user_password");
  expect(main.password_wo).toMatch(/^\$\{ephemeral\.aws_secretsmanager_random_password\./);
  const rotation = one.of("aws_lambda_function").find(({ function_name: name }) => name === "portfolio-dev-database-rotation");
  expect(rotation?.vpc_config).toMatchObject({ security_group_ids: [expect.stringContaining("groups_tools_group")] });
  expect(one.one("aws_secretsmanager_secret_rotation").rotation_rules).toEqual({ automatically_after_days: 30 });
});

test("each replica reads from the instance, and has logs and a monitoring role of its own", () => {
  const replicas = two.of("aws_db_instance").slice(1);
  expect(replicas.map(({ identifier, instance_class: size }) => [identifier, size])).toEqual([
    ["portfolio-dev-postgres-replica-1", "db.t4g.small"],
    ["portfolio-dev-postgres-replica-2", "db.t4g.small"],
  ]);
  for (const { replicate_source_db: source } of replicas) expect(source).toMatch(/^\$\{aws_db_instance\.postgres_instance_/);
  expect(new Set(replicas.map(({ monitoring_role_arn: role }) => role)).size).toBe(2);
  const logs = two.of("aws_cloudwatch_log_group").map(({ name }) => String(name));
  for (const { identifier } of replicas) {
    expect(logs).toEqual(
      expect.arrayContaining(["postgresql", "upgrade"].map((log) => `/aws/rds/instance/${identifier}/${log}`)),
    );
  }
});

test("another replica only adds", () => {
  const types = ["aws_db_instance", "aws_cloudwatch_log_group", "aws_iam_role"];
  const [before, after] = [one, two].map((stack) => types.flatMap(stack.addresses));
  expect(before.filter((address) => !after.includes(address))).toEqual([]);
  const added = after.filter((address) => !before.includes(address));
  expect(added.map((address) => address.replace(/_[0-9A-F]{8}$/, ""))).toEqual([
    "aws_db_instance.replica-2_instance",
    "aws_cloudwatch_log_group.replica-2-telemetry_postgresql_group",
    "aws_cloudwatch_log_group.replica-2-telemetry_upgrade_group",
    "aws_iam_role.replica-2-telemetry_monitoring_role",
  ]);
});

test("the first replica changes nothing but the password of what was there", () => {
  const { manage_master_user_password: _, master_user_secret_kms_key_id: __, ...before } = alone.one("aws_db_instance");
  const [{ password_wo: ___, password_wo_version: ____, ...after }] = one.of("aws_db_instance");
  expect(after).toEqual(before);
});

test("nobody deletes the database by mistake, even where its data is disposable", () => {
  expect(alone.one("aws_db_instance").deletion_protection).toBe(true);
});

test("people are told where to read", () => {
  expect(two.file.output.database_reader_endpoints.value).toHaveLength(2);
});
