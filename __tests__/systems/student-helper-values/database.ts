import type { SystemStacks } from "../../support/system-stacks";
import { arg, args, groupsOf, inProd, leadsTo, tiersOf } from "../values/row";
import { names, type Rows } from "./system";

/** Arguments of the only instance. */
const has =
  (...paths: string[]) =>
  ({ one }: SystemStacks) =>
    args(one("aws_db_instance"), ...paths);
const LOGS = ["postgresql", "upgrade"];

// Class, storage, standby, protection and days of backups are the document's table: `student-helper-matrix.test.ts`.
export const database: Rows = (system) => [
  {
    value: "PostgreSQL is 16, with minor versions by itself",
    read: has("engine", "engine_version", "auto_minor_version_upgrade"),
    is: ["postgres", "16", true],
  },
  {
    value: "its database is studenthelper, its master user postgres",
    read: has("db_name", "username"),
    is: ["studenthelper", "postgres"],
  },
  {
    value: "who works with it logs in as app, never as its master",
    read: ({ the }) => arg(the("aws_lambda_function", { package_type: "Image" }), "environment.variables.DATABASE_USER"),
    is: "app",
  },
  { value: "it is named after system and environment", read: has("identifier"), is: names(system, "postgres") },
  {
    value: "its disk is gp3, and grows by itself",
    read: ({ one }) => {
      const { storage_type: type, allocated_storage: first, max_allocated_storage: most } = one("aws_db_instance");
      return [type, Number(most) > Number(first)];
    },
    is: ["gp3", true],
  },
  {
    value: "it is encrypted with the platform key",
    read: ({ one }) => [
      arg(one("aws_db_instance"), "storage_encrypted"),
      leadsTo(arg(one("aws_db_instance"), "kms_key_id"), "aws_kms_keyplatform_key_"),
    ],
    is: [true, "aws_kms_keyplatform_key_"],
  },
  {
    value: "RDS keeps the master password, and Terraform never sees one",
    read: ({ one }) => {
      const instance = one("aws_db_instance");
      return [arg(instance, "manage_master_user_password"), "password" in instance, "password_wo" in instance];
    },
    is: [true, false, false],
  },
  {
    value: "it stands in the data subnets, in the group database",
    read: ({ one }) => [
      tiersOf(arg(one("aws_db_subnet_group"), "subnet_ids")),
      groupsOf(arg(one("aws_db_instance"), "vpc_security_group_ids")),
    ],
    is: [["data", "data"], ["database"]],
  },
  {
    value: "it talks TLS only, and knows roles of IAM",
    read: ({ one }) => [
      (arg(one("aws_db_parameter_group"), "parameter") as { name: string; value: string }[])
        .filter(({ name }) => name === "rds.force_ssl")
        .map(({ value }) => value),
      arg(one("aws_db_instance"), "iam_database_authentication_enabled"),
    ],
    is: [["1"], true],
  },
  {
    value: "its logs go to groups that are there before it writes",
    read: ({ one, resources }) => {
      const { enabled_cloudwatch_logs_exports: exported, depends_on: before, identifier } = one("aws_db_instance");
      const groups = resources("database").filter(({ address }) => (before as string[]).includes(address));
      const written = groups.map(({ values }) => String(values.name).replace(`/aws/rds/instance/${identifier}/`, ""));
      return [exported, written.filter((name) => LOGS.includes(name))];
    },
    is: [LOGS, LOGS],
  },
  {
    value: "it has a last snapshot before it goes, in prod",
    read: ({ one }) => {
      const { skip_final_snapshot: skips, final_snapshot_identifier: name = "none" } = one("aws_db_instance");
      return [skips, name];
    },
    is: inProd([false, `${system}-prod-postgres-final`], [true, "none"]),
  },
  {
    value: "the roles app and migrator are in it from the start",
    read: ({ resources }) =>
      resources("database")
        .filter(({ type }) => type === "aws_lambda_invocation")
        .map(({ values }) => JSON.parse(String(values.input)).roles),
    is: [
      [
        { name: "app", access: "read-write" },
        { name: "migrator", access: "owner" },
      ],
    ],
  },
];
