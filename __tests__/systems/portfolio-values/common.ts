import { type SystemStacks, statementsOf, type Values } from "../../support/system-stacks";
import { all, arg, args, by, inProd, leadsTo, type Row } from "./row";

const ACCOUNTS = by("111111111111", "111111111111", "222222222222");
const BUCKETS = ["edge-logs", "media", "site-logs", "static"];
const COPIES = ["copy-logs", "media-copy"];

const EVERYWHERE = ["security", "network", "storage", "edge", "cache", "database", "services", "watching"];
/** A provider for each stack, and in prod two where the copies are made. */
const LAYERS = by(EVERYWHERE, EVERYWHERE, [...EVERYWHERE, "recovery", "recovery"]);

/** Every provider of every stack, with its stack. */
const providers = ({ layers, file }: SystemStacks) =>
  all(
    layers.flatMap((layer) => (file(layer).provider.aws as Values[]).map((provider) => ({ layer, provider }))),
    "provider",
  );

/** The buckets of a stack that a resource of this type is about and of which this is true, by their role words. */
function bucketsWith({ layers, resources }: SystemStacks, type: string, holds: (values: Values) => boolean): string[] {
  return layers.flatMap((layer) => {
    // Stacks have buckets of the same address.
    const about = resources(layer).filter((each) => each.type === type && holds(each.values));
    const references = about.map(({ values }) => values.bucket);
    const buckets = resources(layer).filter((each) => each.type === "aws_s3_bucket");
    return buckets.filter(({ address }) => references.includes(`\${${address}.id}`)).map(({ values }) => roleWord(values.bucket));
  });
}
const roleWord = (bucket: unknown) =>
  String(bucket)
    .replace(/^portfolio-[a-z]+-/, "")
    .replace(/-\$\{random_id\.suffix\.hex\}$/, "");
const ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration";
const ALGORITHM = "rule.apply_server_side_encryption_by_default.sse_algorithm";
/** A row about all buckets. */
const buckets = (value: string, type: string, holds: (values: Values) => boolean): Row => ({
  value,
  read: (stacks) => bucketsWith(stacks, type, holds).sort(),
  is: inProd([...BUCKETS, ...COPIES].sort(), BUCKETS),
});

const onlyTls = ({ policy }: Values) =>
  statementsOf(policy).some(
    ({ Effect, Action, Condition, Principal }) =>
      Effect === "Deny" && Action === "s3:*" && Principal === "*" && Condition?.Bool?.["aws:SecureTransport"] === "false",
  );
const BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

export const common: Row[] = [
  {
    value: "everything carries six tags",
    read: (stacks) =>
      providers(stacks)
        .map(({ provider }) => arg(provider, "default_tags.tags") as Record<string, string>)
        .sort((left, right) => left.Stack.localeCompare(right.Stack)),
    is: (environment: string) =>
      (LAYERS(environment) as string[]).sort().map((layer) => ({
        System: "portfolio",
        Environment: environment,
        ManagedBy: "terraform",
        CostCenter: "portfolio",
        Owner: "portfolio-team",
        Stack: `portfolio-${environment}-${layer}`,
      })),
  },
  {
    value: "every provider works in the environment's own account alone",
    read: (stacks) => [...new Set(providers(stacks).flatMap(({ provider }) => arg(provider, "allowed_account_ids")))],
    is: (environment: string) => [ACCOUNTS(environment)],
  },
  {
    value: "everything is in us-east-1, and the copies in us-west-2",
    read: (stacks) => [...new Set(providers(stacks).map(({ provider }) => arg(provider, "region")))],
    is: inProd(["us-east-1", "us-west-2"], ["us-east-1"]),
  },
  {
    value: "there are buckets for static files, media and logs, in prod copies too",
    read: ({ of }) =>
      of("aws_s3_bucket")
        .map(({ bucket }) => roleWord(bucket))
        .sort(),
    is: inProd([...BUCKETS, ...COPIES].sort(), BUCKETS),
  },
  buckets("every bucket's policy lets nothing in but TLS", "aws_s3_bucket_policy", onlyTls),
  buckets("every bucket is closed to the public in four ways", "aws_s3_bucket_public_access_block", (values) =>
    BLOCKS.every((block) => values[block] === true),
  ),
  buckets(
    "every bucket keeps old versions",
    "aws_s3_bucket_versioning",
    (values) => arg(values, "versioning_configuration.status") === "Enabled",
  ),
  buckets("every bucket is encrypted", ENCRYPTION, (values) => ["aws:kms", "AES256"].includes(String(arg(values, ALGORITHM)))),
  {
    value: "buckets are encrypted with a key of ours, but those that take logs",
    read: (stacks) => bucketsWith(stacks, ENCRYPTION, (values) => arg(values, ALGORITHM) === "aws:kms").sort(),
    is: inProd(["media", "media-copy", "static"], ["media", "static"]),
  },
  {
    value: "a web ACL stands before load balancer and CloudFront, but not in dev",
    read: ({ of }) => [
      of("aws_wafv2_web_acl")
        .map((acl) => arg(acl, "scope"))
        .sort(),
      of("aws_wafv2_web_acl_association").map((each) => leadsTo(each.resource_arn, "aws_lb.load-balancer")),
      of("aws_cloudfront_distribution").map(({ web_acl_id: id = "none" }) => leadsTo(id, "aws_wafv2_web_acl.web-acl_", "none")),
    ],
    is: by(
      [[], [], ["none"]],
      ...(Array(2).fill([["CLOUDFRONT", "REGIONAL"], ["aws_lb.load-balancer"], ["aws_wafv2_web_acl.web-acl_"]]) as [
        unknown,
        unknown,
      ]),
    ),
  },
  {
    value: "the application secret has a name by its path, and a new value every 30 days",
    read: ({ the, one }, environment) => {
      the("aws_secretsmanager_secret", { name: `portfolio/${environment}/application` });
      return arg(one("aws_secretsmanager_secret_rotation", "security"), "rotation_rules.automatically_after_days");
    },
    is: 30,
  },
  {
    value: "deletion is refused by database and, in prod, by load balancer and sessions",
    read: ({ one, the }, environment) => [
      arg(the("aws_db_instance", { identifier: `portfolio-${environment}-postgres` }), "deletion_protection"),
      arg(one("aws_lb"), "enable_deletion_protection"),
      arg(one("aws_dynamodb_table"), "deletion_protection_enabled"),
    ],
    is: inProd([true, true, true], [true, false, false]),
  },
  {
    value: "in prod backups are planned, into a vault in each region",
    read: ({ of }) => [
      of("aws_backup_plan").flatMap(({ rule }) => (rule as Values[]).map((each) => each.rule_name)),
      of("aws_backup_vault")
        .map(({ provider = "aws" }) => provider)
        .sort(),
    ],
    is: inProd(
      [
        ["daily", "monthly"],
        ["aws", "aws.copies"],
      ],
      [[], []],
    ),
  },
  {
    value: "in prod the database's backups and users' media are copied to us-west-2, under a key of that region",
    read: ({ of }) => [
      of("aws_db_instance_automated_backups_replication").map((each) => args(each, "provider", "retention_period")),
      of("aws_s3_bucket_replication_configuration").map(({ bucket }) => leadsTo(bucket, "aws_s3_bucketmedia_bucket")),
      of("aws_kms_key")
        .map(({ provider = "aws" }) => provider)
        .sort(),
    ],
    is: inProd([[["aws.copies", 7]], ["aws_s3_bucketmedia_bucket"], ["aws", "aws.copies"]], [[], [], ["aws"]]),
  },
];
