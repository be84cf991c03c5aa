import type { SystemStacks } from "../../support/system-stacks";
import { all, arg, args, by, groupsOf, inProd, leadsTo, only, type Row, tiersOf } from "../values/row";

const postgres = ({ the }: SystemStacks, environment: string) =>
  the("aws_db_instance", { identifier: `portfolio-${environment}-postgres` });
const replicas = ({ of }: SystemStacks) => of("aws_db_instance").filter((each) => each.replicate_source_db);
/** Arguments of the one instance that takes writes. */
const has =
  (...paths: string[]) =>
  (stacks: SystemStacks, environment: string) =>
    args(postgres(stacks, environment), ...paths);
const MASTER = "aws_secretsmanager_random_password.master_value_secret_";

export const database: Row[] = [
  {
    value: "PostgreSQL is 16, with minor versions by itself",
    read: has("engine", "engine_version", "auto_minor_version_upgrade"),
    is: ["postgres", "16", true],
  },
  {
    value: "its class is db.t4g.micro, in prod db.t4g.small",
    read: has("instance_class"),
    is: inProd(["db.t4g.small"], ["db.t4g.micro"]),
  },
  {
    value: "it has 20 GB of gp3, in prod 50",
    read: has("allocated_storage", "storage_type"),
    is: inProd([50, "gp3"], [20, "gp3"]),
  },
  { value: "it has a standby in another zone, but not in dev", read: has("multi_az"), is: by([false], [true], [true]) },
  { value: "it is protected against deletion in every environment", read: has("deletion_protection"), is: [true] },
  {
    value: "it is encrypted with the platform key",
    read: (stacks, environment) => [
      arg(postgres(stacks, environment), "storage_encrypted"),
      leadsTo(arg(postgres(stacks, environment), "kms_key_id"), "aws_kms_keyplatform_key_"),
    ],
    is: [true, "aws_kms_keyplatform_key_"],
  },
  {
    value: "backups are kept for 7 days, taken from 03:00 to 04:00",
    read: has("backup_retention_period", "backup_window"),
    is: [7, "03:00-04:00"],
  },
  { value: "it is maintained on Mondays from 04:00 to 05:00", read: has("maintenance_window"), is: ["mon:04:00-mon:05:00"] },
  {
    value: "it is looked at every 60 seconds, and Performance Insights is on",
    read: has("monitoring_interval", "performance_insights_enabled"),
    is: [60, true],
  },
  {
    value: "its logs postgresql and upgrade go to CloudWatch",
    read: has("enabled_cloudwatch_logs_exports"),
    is: [["postgresql", "upgrade"]],
  },
  {
    value: "the groups of these logs are there before it writes",
    read: ({ resources }, environment) =>
      resources("database")
        .filter(({ values }) => String(values.name).startsWith(`/aws/rds/instance/portfolio-${environment}-postgres/`))
        .map(({ address, values }) => {
          const { values: instance } = only(
            resources("database").filter((each) => each.values.identifier === `portfolio-${environment}-postgres`),
            "database",
          );
          return [String(values.name).split("/").at(-1), (instance.depends_on as string[]).includes(address)];
        }),
    is: [
      ["postgresql", true],
      ["upgrade", true],
    ],
  },
  {
    value: "it stands in the private subnets, in the group rds, without a public address",
    read: (stacks, environment) => [
      tiersOf(arg(stacks.one("aws_db_subnet_group"), "subnet_ids")),
      groupsOf(arg(postgres(stacks, environment), "vpc_security_group_ids")),
      arg(postgres(stacks, environment), "publicly_accessible"),
    ],
    is: [["private", "private"], ["rds"], false],
  },
  {
    value: "it talks TLS only, and knows roles of IAM",
    read: (stacks, environment) => [
      (arg(stacks.one("aws_db_parameter_group"), "parameter") as { name: string; value: string }[])
        .filter(({ name }) => name === "rds.force_ssl")
        .map(({ value }) => value),
      arg(postgres(stacks, environment), "iam_database_authentication_enabled"),
    ],
    is: [["1"], true],
  },
  {
    value: "it has a last snapshot before it goes, in prod",
    read: (stacks, environment) => {
      const { skip_final_snapshot: skips, final_snapshot_identifier: name = "none" } = postgres(stacks, environment);
      return [skips, name];
    },
    is: inProd([false, "portfolio-prod-postgres-final"], [true, "none"]),
  },
  {
    value: "there is one replica, but none in dev",
    read: (stacks) => replicas(stacks).map(({ identifier }) => identifier),
    is: by([], ["portfolio-staging-postgres-replica-1"], ["portfolio-prod-postgres-replica-1"]),
  },
  {
    value: "replicas are as large as the instance, as private and as encrypted",
    read: (stacks) =>
      replicas(stacks).map((replica) => [
        ...args(replica, "instance_class", "storage_type", "storage_encrypted", "publicly_accessible", "monitoring_interval"),
        groupsOf(arg(replica, "vpc_security_group_ids")),
      ]),
    is: by([], [["db.t4g.micro", "gp3", true, false, 60, ["rds"]]], [["db.t4g.small", "gp3", true, false, 60, ["rds"]]]),
  },
  {
    value: "RDS keeps the master password where nothing replicates, Terraform hands it over unseen where something does",
    read: (stacks, environment) => {
      const { manage_master_user_password: managed = false, password_wo: own = "" } = postgres(stacks, environment);
      return [managed, own === "" ? "" : leadsTo(own, MASTER)];
    },
    is: by([true, ""], [false, MASTER], [false, MASTER]),
  },
  {
    value: "the secret of the master user is written from the very same ephemeral value",
    read: (stacks, environment) => {
      const { password_wo: given = "" } = postgres(stacks, environment);
      const secrets = stacks.of("aws_secretsmanager_secret_version", "database");
      return secrets.map(({ secret_string_wo: text }) => JSON.parse(String(text)).password === given);
    },
    is: by([], [true], [true]),
  },
  {
    value: "that password is changed every 30 days",
    read: ({ of }) =>
      of("aws_secretsmanager_secret_rotation", "database").map((each) => [
        arg(each, "rotation_rules.automatically_after_days"),
        leadsTo(arg(each, "secret_id"), "aws_secretsmanager_secret.master_value_secret_"),
      ]),
    is: by([], ...(Array(2).fill([[30, "aws_secretsmanager_secret.master_value_secret_"]]) as [unknown, unknown])),
  },
  {
    value: "the roles app and migrator are in it from the start, by a function in the private subnets",
    read: ({ one, the }, environment) => [
      JSON.parse(String(arg(one("aws_lambda_invocation"), "input"))).roles,
      tiersOf(
        arg(
          the("aws_lambda_function", { function_name: `portfolio-${environment}-database-bootstrap` }),
          "vpc_config.subnet_ids",
        ),
      ),
    ],
    is: [
      [
        { name: "app", access: "read-write" },
        { name: "migrator", access: "owner" },
      ],
      ["private", "private"],
    ],
  },
  {
    value: "no instance has a password in clear",
    read: ({ of }) => all(of("aws_db_instance"), "instance").filter((each) => "password" in each),
    is: [],
  },
];
