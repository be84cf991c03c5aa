import type { SystemStacks, Values } from "../../support/system-stacks";
import { all, arg, args, inProd, leadsTo, named, only, type Row } from "../values/row";
import { domainOf } from "./site";

const repositories = ({ of }: SystemStacks) => all(of("aws_ecr_repository"), "repository");
const distribution = ({ one }: SystemStacks) => one("aws_cloudfront_distribution");

export const storage: Row[] = [
  {
    value: "there is a repository for each service",
    read: (stacks) =>
      repositories(stacks)
        .map(({ name }) => name)
        .sort(),
    is: named("portfolio-<env>-backend", "portfolio-<env>-frontend"),
  },
  {
    value: "images are scanned when they are pushed, and encrypted by AES256",
    read: (stacks) =>
      repositories(stacks).map((each) =>
        args(each, "image_scanning_configuration.scan_on_push", "encryption_configuration.encryption_type"),
      ),
    is: Array(2).fill([true, "AES256"]),
  },
  {
    value: "untagged images go after 7 days, the last 10 releases v* stay, in each repository",
    read: ({ of }) =>
      of("aws_ecr_lifecycle_policy").map(({ policy, repository }) => [
        leadsTo(repository, "frontend-images", "backend-images"),
        ...JSON.parse(String(policy)).rules.map(({ selection, action }: { selection: object; action: object }) => ({
          ...selection,
          ...action,
        })),
      ]),
    is: ["backend-images", "frontend-images"].map((repository) => [
      repository,
      { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7, type: "expire" },
      { tagStatus: "tagged", tagPrefixList: ["v"], countType: "imageCountMoreThan", countNumber: 10, type: "expire" },
    ]),
  },
  {
    value: "sessions are a table in DynamoDB, by session, that forgets what has expired",
    read: ({ one }) => args(one("aws_dynamodb_table"), "name", "hash_key", "ttl", "billing_mode"),
    is: (environment: string) => [
      `portfolio-${environment}-sessions`,
      "session_id",
      { attribute_name: "expires_at", enabled: true },
      "PAY_PER_REQUEST",
    ],
  },
  {
    value: "sessions can be restored to any second, are encrypted with the platform key, and protected in prod",
    read: ({ one }) => {
      const table = one("aws_dynamodb_table");
      return [
        arg(table, "point_in_time_recovery.enabled"),
        leadsTo(arg(table, "server_side_encryption.kms_key_arn"), "aws_kms_keyplatform_key_"),
        arg(table, "deletion_protection_enabled"),
      ];
    },
    is: inProd([true, "aws_kms_keyplatform_key_", true], [true, "aws_kms_keyplatform_key_", false]),
  },
  {
    value: "CloudFront serves static.<domain>, for IPv4 and IPv6, over TLS 1.2 or higher",
    read: (stacks) =>
      args(distribution(stacks), "aliases", "enabled", "is_ipv6_enabled", "viewer_certificate.minimum_protocol_version"),
    is: (environment: string) => [[`static.${domainOf(environment)}`], true, true, "TLSv1.2_2021"],
  },
  {
    value: "static.<domain> has an A and an AAAA record to CloudFront",
    read: ({ of }) =>
      of("aws_route53_record", "edge")
        .filter(({ alias }) => alias)
        .map(({ name, type, alias }) => [name, type, leadsTo(arg(alias, "name"), "aws_cloudfront_distribution.")]),
    is: (environment: string) =>
      ["A", "AAAA"].map((type) => [`static.${domainOf(environment)}`, type, "aws_cloudfront_distribution."]),
  },
  {
    value: "static files are the default, /media/* are users' files, and both are read by HTTPS alone",
    read: (stacks) => [
      ...args(distribution(stacks).default_cache_behavior, "target_origin_id", "viewer_protocol_policy"),
      ...args(distribution(stacks).ordered_cache_behavior, "path_pattern", "target_origin_id", "viewer_protocol_policy"),
    ],
    is: ["static", "redirect-to-https", "/media/*", "media", "redirect-to-https"],
  },
  {
    value: "both origins are private buckets, which CloudFront opens by signing",
    read: (stacks) => [
      (distribution(stacks).origin as Values[]).map((each) => [
        each.origin_id,
        leadsTo(each.domain_name, "aws_s3_bucket.static_", "aws_s3_bucket.media_"),
        leadsTo(each.origin_access_control_id, "aws_cloudfront_origin_access_control."),
      ]),
      args(stacks.one("aws_cloudfront_origin_access_control"), "signing_behavior", "signing_protocol"),
    ],
    is: [
      [
        ["static", "aws_s3_bucket.static_", "aws_cloudfront_origin_access_control."],
        ["media", "aws_s3_bucket.media_", "aws_cloudfront_origin_access_control."],
      ],
      ["always", "sigv4"],
    ],
  },
  {
    value: "media keep their old versions for 30 days, in prod for 90",
    read: ({ of }) => {
      const { rule } = only(
        of("aws_s3_bucket_lifecycle_configuration", "edge").filter(({ bucket }) => String(bucket).includes(".media_")),
        "lifecycle of media",
      );
      return (rule as Values[]).flatMap(({ noncurrent_version_expiration: old }) => (old ? [arg(old, "noncurrent_days")] : []));
    },
    is: inProd([90], [30]),
  },
];
