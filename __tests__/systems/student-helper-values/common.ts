import { statementsOf, type Values } from "../../support/system-stacks";
import { providerRows } from "../values/providers";
import { all, arg, args, inProd, leadsTo, only } from "../values/row";
import { type Rows, versions } from "./system";

const STACKS = ["application", "database", "edge", "network", "security", "storage", "vectors", "watching"];
/** A provider for each stack, and one more for each other region that it works in. */
const LAYERS = [...STACKS, "edge", "network", "watching"];

/** Arguments that name the key of what is kept, by type. */
const KEYED: Readonly<Record<string, string>> = {
  aws_backup_vault: "kms_key_arn",
  aws_cloudwatch_log_group: "kms_key_id",
  aws_db_instance: "kms_key_id",
  aws_db_instance_automated_backups_replication: "kms_key_id",
  aws_lambda_function: "kms_key_arn",
  aws_s3vectors_index: "encryption_configuration.kms_key_arn",
  aws_s3vectors_vector_bucket: "encryption_configuration.kms_key_arn",
  aws_secretsmanager_secret: "kms_key_id",
  aws_sns_topic: "kms_master_key_id",
  aws_sqs_queue: "kms_master_key_id",
};

/** Statements of the platform key's policy, in their order. */
const KEY_USERS = ["CloudWatchLogs", "CloudFront", "AutoScaling", "AutoScalingGrants", "S3VectorsIndexing"];

/** What holds something that cannot be made again. */
const STATEFUL = [
  ...["aws_backup_vault", "aws_db_instance", "aws_ecr_repository", "aws_kms_key", "aws_s3_bucket"],
  ...["aws_s3vectors_index", "aws_s3vectors_vector_bucket"],
];
const isKept = ({ lifecycle }: Values) => (lifecycle as Values | undefined)?.prevent_destroy === true;

export const common: Rows = (system) => [
  ...providerRows(
    system,
    "student-helper",
    (environment) => [...LAYERS, ...(environment === "prod" ? ["recovery", "recovery"] : [])],
    ["ap-northeast-1", "ap-southeast-2", "us-east-1"],
  ),
  {
    value: "functions without variables apart, all that is kept is encrypted with a key of ours",
    read: ({ resources }) =>
      all(
        resources().filter(({ type }) => type in KEYED),
        "encrypted resource",
      )
        .filter(({ type, values }) => !(type === "aws_lambda_function" && !values.environment))
        .filter(({ type, values }) => !String(arg(values, KEYED[type])).includes("aws_kms_key"))
        .map(({ address }) => address),
    is: [],
  },
  {
    value: "every kind of it is among them",
    read: ({ resources }) =>
      [
        ...new Set(
          resources()
            .map(({ type }) => type)
            .filter((type) => type in KEYED),
        ),
      ].sort(),
    is: inProd(
      Object.keys(KEYED),
      Object.keys(KEYED).filter((type) => !/^aws_(backup|db_instance_automated)/.test(type)),
    ),
  },
  {
    value: "keys are exchanged every year",
    read: ({ of }) =>
      all(of("aws_kms_key"), "key")
        .map((key) => arg(key, "enable_key_rotation"))
        .filter((each) => each !== true),
    is: [],
  },
  {
    value: "services that use the platform key by themselves are admitted: instances, vectors, logs and CloudFront among them",
    read: ({ of }) =>
      statementsOf(only(of("aws_kms_key", "security"), "platform key").policy)
        .map(({ Sid }) => Sid)
        .filter((sid) => KEY_USERS.includes(sid)),
    is: KEY_USERS,
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
    value: "database and load balancer refuse to be deleted, in prod",
    read: ({ one }) => [arg(one("aws_db_instance"), "deletion_protection"), arg(one("aws_lb"), "enable_deletion_protection")],
    is: inProd([true, true], [false, false]),
  },
  {
    value: "a web ACL stands before CloudFront, but not in dev: in the region that CloudFront looks in",
    read: ({ of }) => [
      of("aws_wafv2_web_acl").map((acl) => args(acl, "scope", "provider")),
      of("aws_cloudfront_distribution").map(({ web_acl_id: id = "none" }) => leadsTo(id, "aws_wafv2_web_acl.web-acl_", "none")),
    ],
    is: (environment: string) =>
      environment === "dev" ? [[], ["none"]] : [[["CLOUDFRONT", "aws.cloudfront"]], ["aws_wafv2_web_acl.web-acl_"]],
  },
  {
    value: "queues take calls by TLS alone",
    read: ({ of }) =>
      all(of("aws_sqs_queue_policy"), "policy of a queue").map(({ policy }) => {
        const [{ Effect, Action, Condition }] = JSON.parse(String(policy)).Statement;
        return [Effect, Action, Condition];
      }),
    is: Array(2).fill(["Deny", "sqs:*", { Bool: { "aws:SecureTransport": "false" } }]),
  },
  {
    value: "the name of every role begins with system and environment",
    read: ({ of }, environment) =>
      all(of("aws_iam_role"), "role").filter(({ name }) => !String(name).startsWith(`${system}-${environment}-`)),
    is: [],
  },
  {
    value: "in prod backups are planned, of database and documents, into a vault in each region",
    read: ({ of }) => [
      of("aws_backup_plan").flatMap(({ rule }) => (rule as Values[]).map((each) => each.rule_name)),
      of("aws_backup_selection").flatMap(({ resources }) =>
        (resources as string[]).map((arn) => leadsTo(arn, "aws_db_instancepostgres_", "aws_s3_bucketdocuments_")),
      ),
      of("aws_backup_vault")
        .map(({ provider = "aws" }) => provider)
        .sort(),
    ],
    is: inProd(
      [
        ["daily", "monthly"],
        ["aws_db_instancepostgres_", "aws_s3_bucketdocuments_"],
        ["aws", "aws.copies"],
      ],
      [[], [], []],
    ),
  },
  {
    value: "in prod the database's backups and users' documents are copied to Tokyo, under a key of that region",
    read: ({ of, layers, file }) => [
      of("aws_db_instance_automated_backups_replication").map((each) => args(each, "provider", "retention_period")),
      of("aws_s3_bucket_replication_configuration").map(({ bucket }) => leadsTo(bucket, "aws_s3_bucketdocuments_bucket_")),
      layers.includes("recovery")
        ? (file("recovery").provider.aws as Values[]).filter(({ alias }) => alias === "copies").map(({ region }) => region)
        : [],
      of("aws_kms_key").filter(({ provider }) => provider === "aws.copies").length,
    ],
    is: inProd([[["aws.copies", 7]], ["aws_s3_bucketdocuments_bucket_"], ["ap-northeast-1"], 1], [[], [], [], 0]),
  },
  {
    value: versions(system, "there is no API of API Gateway", "no load balancer faces the internet"),
    read: ({ of }) =>
      versions(
        system,
        of("aws_apigatewayv2_api"),
        of("aws_lb").filter(({ internal }) => internal !== true),
      ),
    is: [],
  },
];
