import type { SystemStacks, Values } from "../../support/system-stacks";
import { bucketRows } from "../values/buckets";
import { all, arg, args, by, groupsOf, inProd, leadsTo, only, type Row, tiersOf } from "../values/row";

/** Arguments of the only instance. */
const has =
  (...paths: string[]) =>
  ({ one }: SystemStacks) =>
    args(one("aws_db_instance"), ...paths);
const parameters = ({ one }: SystemStacks) =>
  new Map((one("aws_db_parameter_group").parameter as { name: string; value: string }[]).map(({ name, value }) => [name, value]));
/** The rules by which a bucket's objects move and go. */
const lifecycle = ({ of }: SystemStacks, role: string, layer: string) =>
  only(
    of("aws_s3_bucket_lifecycle_configuration", layer).filter(({ bucket }) => String(bucket).includes(`.${role}_`)),
    `lifecycle of ${role}`,
  ).rule as Values[];
const BUCKETS = ["access-logs", "edge-logs", "public", "uploads"];

export const data: Row[] = [
  {
    value: "PostgreSQL is 16, with minor versions by itself",
    read: has("engine", "engine_version", "auto_minor_version_upgrade"),
    is: ["postgres", "16", true],
  },
  {
    value: "its class grows with the environment",
    read: has("instance_class"),
    is: by(["db.t4g.micro"], ["db.t4g.small"], ["db.t4g.medium"]),
  },
  { value: "it stands in two zones in prod", read: has("multi_az"), is: inProd([true], [false]) },
  {
    value: "its disk is gp3, and grows by itself",
    read: has("storage_type", "allocated_storage", "max_allocated_storage"),
    is: by(["gp3", 20, 50], ["gp3", 20, 100], ["gp3", 50, 500]),
  },
  {
    value: "it can be set back to any minute of 7 days, in prod of 14",
    read: has("backup_retention_period", "backup_window", "copy_tags_to_snapshot"),
    is: inProd([14, "03:00-04:00", true], [7, "03:00-04:00", true]),
  },
  {
    value: "it is encrypted with the platform key, and without a public address",
    read: ({ one }) => {
      const instance = one("aws_db_instance");
      return [...args(instance, "storage_encrypted", "publicly_accessible"), leadsTo(instance.kms_key_id, "platform_key_")];
    },
    is: [true, false, "platform_key_"],
  },
  {
    value: "it stands in the data subnets, in the group rds",
    read: ({ one }) => [
      tiersOf(arg(one("aws_db_subnet_group"), "subnet_ids")),
      groupsOf(arg(one("aws_db_instance"), "vpc_security_group_ids")),
    ],
    is: [["data", "data"], ["rds"]],
  },
  {
    value: "connections are 100, 180 and 340 at most, and no statement takes longer than 30 seconds",
    read: (stacks) => ["max_connections", "statement_timeout"].map((name) => parameters(stacks).get(name)),
    is: by(["100", "30000"], ["180", "30000"], ["340", "30000"]),
  },
  {
    value: "it talks TLS only, and knows roles of IAM",
    read: (stacks) => [parameters(stacks).get("rds.force_ssl"), ...has("iam_database_authentication_enabled")(stacks)],
    is: ["1", true],
  },
  {
    value: "RDS keeps the master password, and Terraform never sees one",
    read: ({ one }) => [
      arg(one("aws_db_instance"), "manage_master_user_password"),
      Object.keys(one("aws_db_instance")).filter((argument) => /^password/.test(argument)),
    ],
    is: [true, []],
  },
  {
    value: "it refuses to be deleted in prod, and leaves a last snapshot there",
    read: ({ one }) => {
      const { deletion_protection: keeps, final_snapshot_identifier: last = "none" } = one("aws_db_instance");
      return [keeps, last];
    },
    is: inProd([true, "foundry-prod-postgres-final"], [false, "none"]),
  },
  {
    value: "services log in to it directly, where nobody asks for a proxy",
    read: ({ of }) => of("aws_db_proxy"),
    is: [],
  },
  ...bucketRows(
    inProd([...BUCKETS, "copy-logs", "public-copy", "uploads-copy"].sort(), BUCKETS),
    inProd(["public", "public-copy", "uploads", "uploads-copy"], ["public", "uploads"]),
  ),
  {
    value: "uploads go to IA after 30 days, to Glacier after 90, in prod after 180",
    read: (stacks) =>
      lifecycle(stacks, "uploads", "storage").flatMap(({ transition }) =>
        ((transition ?? []) as Values[]).map((each) => args(each, "days", "storage_class")),
      ),
    is: inProd(
      [
        [30, "STANDARD_IA"],
        [180, "GLACIER"],
      ],
      [
        [30, "STANDARD_IA"],
        [90, "GLACIER"],
      ],
    ),
  },
  {
    value: "old versions are kept for 30 days, in prod for 90",
    read: (stacks) =>
      [lifecycle(stacks, "uploads", "storage"), lifecycle(stacks, "public", "edge")].map((rules) =>
        rules.flatMap(({ noncurrent_version_expiration: old }) => (old ? [arg(old, "noncurrent_days")] : [])),
      ),
    is: inProd([[90], [90]], [[30], [30]]),
  },
  {
    value: "browsers upload from the environment's own pages",
    read: ({ one }) => arg(one("aws_s3_bucket_cors_configuration"), "cors_rule.allowed_origins"),
    is: by(["https://dev.foundry.example.com"], ["https://staging.foundry.example.com"], ["https://foundry.example.com"]),
  },
  {
    value: "secrets are named by path; in prod there is the paging service's, too",
    read: ({ of }, environment) =>
      all(of("aws_secretsmanager_secret"), "secret")
        .map(({ name }) => String(name).replace(`foundry/${environment}/`, ""))
        .sort(),
    is: (environment: string) => [
      ...(environment === "prod" ? ["alarm-webhook"] : []),
      ...["anthropic-api-key", "application", "clerk-secret-key", "openai-api-key", "origin-header"],
    ],
  },
  {
    value: "the key between the services and that of CloudFront are new every 30 days",
    read: ({ of }) =>
      of("aws_secretsmanager_secret_rotation").map((each) => arg(each, "rotation_rules.automatically_after_days")),
    is: [30, 30],
  },
];
