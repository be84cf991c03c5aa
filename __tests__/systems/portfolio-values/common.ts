import type { Values } from "../../support/system-stacks";
import { bucketRows } from "../values/buckets";
import { providerRows } from "../values/providers";
import { arg, args, by, inProd, leadsTo, type Row } from "../values/row";

const BUCKETS = ["edge-logs", "media", "site-logs", "static"];
const COPIES = ["copy-logs", "media-copy"];

const EVERYWHERE = ["security", "network", "storage", "edge", "cache", "database", "services", "watching"];
/** A provider for each stack, and in prod two where the copies are made. */
const LAYERS = by(EVERYWHERE, EVERYWHERE, [...EVERYWHERE, "recovery", "recovery"]);

export const common: Row[] = [
  ...providerRows("portfolio", "portfolio", LAYERS, inProd(["us-east-1", "us-west-2"], ["us-east-1"])),
  ...bucketRows(inProd([...BUCKETS, ...COPIES].sort(), BUCKETS), inProd(["media", "media-copy", "static"], ["media", "static"])),
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
