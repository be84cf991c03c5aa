import { statementsOf, type Values } from "../../support/system-stacks";
import { providerRows } from "../values/providers";
import { all, arg, args, inProd, leadsTo, type Row } from "../values/row";

const STACKS = ["ai", "database", "edge", "network", "security", "services", "storage", "watching"];
/** Arguments that name the key of what is kept, by type. */
const KEYED: Readonly<Record<string, string>> = {
  aws_apprunner_service: "encryption_configuration.kms_key",
  aws_backup_vault: "kms_key_arn",
  aws_cloudwatch_log_group: "kms_key_id",
  aws_db_instance: "kms_key_id",
  aws_db_instance_automated_backups_replication: "kms_key_id",
  aws_secretsmanager_secret: "kms_key_id",
  aws_sns_topic: "kms_master_key_id",
};
/** What holds something that cannot be made again. */
const STATEFUL = ["aws_backup_vault", "aws_db_instance", "aws_ecr_repository", "aws_kms_key", "aws_s3_bucket"];
const isKept = ({ lifecycle }: Values) => (lifecycle as Values | undefined)?.prevent_destroy === true;

export const common: Row[] = [
  ...providerRows(
    "foundry",
    "foundry",
    (environment) => (environment === "prod" ? [...STACKS, "recovery", "recovery"] : STACKS),
    inProd(["us-east-1", "us-west-2"], ["us-east-1"]),
  ),
  {
    value: "all that is kept is encrypted with a key of ours",
    read: ({ resources }) =>
      all(
        resources().filter(({ type }) => type in KEYED),
        "encrypted resource",
      )
        .filter(({ type, values }) => !String(arg(values, KEYED[type])).includes("aws_kms_key"))
        .map(({ address }) => address),
    is: [],
  },
  {
    value: "keys are exchanged every year",
    read: ({ of }) => [...new Set(all(of("aws_kms_key"), "key").map((key) => arg(key, "enable_key_rotation")))],
    is: [true],
  },
  {
    value: "what holds data cannot be destroyed by an apply in prod, and goes with its environment elsewhere",
    read: ({ resources }) => {
      const stateful = all(
        resources().filter(({ type }) => STATEFUL.includes(type)),
        "stateful resource",
      );
      return [...new Set(stateful.map(({ values }) => isKept(values)))];
    },
    is: inProd([true], [false]),
  },
  {
    value: "GitHub's workflows take roles by OIDC, and hand the services' over to nobody else",
    read: ({ of }, environment) =>
      of("aws_iam_role")
        .filter(({ assume_role_policy: trust }) => String(trust).includes("token.actions.githubusercontent.com"))
        .map(({ name, assume_role_policy: trust }) => {
          const [{ Action, Condition }] = statementsOf(trust);
          expect(Condition?.StringEquals).toMatchObject({ "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" });
          return [String(name).replace(`foundry-${environment}-`, ""), Action];
        })
        .sort(),
    is: ["apply", "deploy", "plan"].map((role) => [role, "sts:AssumeRoleWithWebIdentity"]),
  },
  {
    value: "in prod the database, uploads and public files are backed up daily, weekly and monthly, into a vault in each region",
    read: ({ of }) => [
      of("aws_backup_plan").flatMap(({ rule }) =>
        (rule as Values[]).map((each) => [
          ...args(each, "rule_name", "lifecycle.delete_after", "copy_action.lifecycle.delete_after"),
          leadsTo(arg(each, "copy_action.destination_vault_arn"), "copies_vault_"),
        ]),
      ),
      of("aws_backup_selection").flatMap(({ resources }) =>
        (resources as string[]).map((arn) =>
          leadsTo(arn, "aws_db_instancepostgres_", "aws_s3_bucketuploads_", "aws_s3_bucketpublic_"),
        ),
      ),
      of("aws_backup_vault")
        .map(({ provider = "aws" }) => provider)
        .sort(),
    ],
    is: inProd(
      [
        [
          ["daily", 14, 14, "copies_vault_"],
          ["weekly", 90, 90, "copies_vault_"],
          ["monthly", 365, 365, "copies_vault_"],
        ],
        ["aws_db_instancepostgres_", "aws_s3_bucketuploads_", "aws_s3_bucketpublic_"],
        ["aws", "aws.copies"],
      ],
      [[], [], []],
    ),
  },
  {
    value: "in prod the vaults are locked",
    read: ({ of }) =>
      of("aws_backup_vault_lock_configuration").map((each) => args(each, "min_retention_days", "max_retention_days")),
    is: inProd(
      [
        [14, 365],
        [14, 365],
      ],
      [],
    ),
  },
  {
    value: "in prod the database can be set back to any minute of a week in us-west-2, and files are there as they change",
    read: ({ of }) => [
      of("aws_db_instance_automated_backups_replication").map((each) => args(each, "provider", "retention_period")),
      of("aws_s3_bucket_replication_configuration")
        .map(({ bucket }) => leadsTo(bucket, "aws_s3_bucketuploads_bucket_", "aws_s3_bucketpublic_bucket_"))
        .sort(),
      of("aws_kms_key").filter(({ provider }) => provider === "aws.copies").length,
    ],
    is: inProd([[["aws.copies", 7]], ["aws_s3_bucketpublic_bucket_", "aws_s3_bucketuploads_bucket_"], 1], [[], [], 0]),
  },
  {
    value: "the name of every role begins with system and environment, and every role but delivery's own has a boundary",
    read: ({ of }, environment) =>
      all(of("aws_iam_role"), "role")
        .filter(({ name, permissions_boundary: bound }) => !String(name).startsWith(`foundry-${environment}-`) || !bound)
        .map(({ name }) => String(name).replace(`foundry-${environment}-`, ""))
        .sort(),
    is: inProd(["apply", "operators", "plan"], ["apply", "plan"]),
  },
];
