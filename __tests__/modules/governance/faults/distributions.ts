import { again, type Fault, set, without } from "./fault";

const files = { stack: "portfolio-prod-edge", resource: "aws_cloudfront_distribution" };
const services = { stack: "foundry-prod-edge", resource: "aws_cloudfront_distribution" };

export const distributionFaults = {
  distributionDemandsHttps: ["default_cache_behavior", "ordered_cache_behavior"].map((behavior) => ({
    ...files,
    plant: set(`${behavior}.viewer_protocol_policy`, "allow-all"),
    says: "set viewer_protocol_policy to redirect-to-https or https-only in every behavior",
  })),
  distributionEncryptsToOrigins: ["http-only", "match-viewer"].map((policy) => ({
    ...services,
    plant: set("origin.custom_origin_config.origin_protocol_policy", policy),
    says: "set origin_protocol_policy to https-only in every custom_origin_config",
  })),
  // Once more, because the shipped distributions are let off this rule. Its logs are of the older kind, which is one argument.
  distributionFailsOver: [{ ...files, plant: again(set("logging_config", { bucket: "logs" })), says: "give it an origin_group" }],
  distributionHasRootObject: [{ ...files, plant: set("default_root_object", undefined), says: "set default_root_object" }],
  distributionHasWebAcl: [{ ...files, plant: set("web_acl_id", undefined), says: "set web_acl_id" }],
  distributionLogsAccess: [
    {
      ...files,
      plant: without("aws_cloudwatch_log_delivery_source", "resource_arn"),
      says: "deliver its logs by an aws_cloudwatch_log_delivery_source",
    },
  ],
  distributionReadsAsItself: [
    {
      ...files,
      plant: set("origin.origin_access_control_id", undefined),
      says: "set origin_access_control_id for every bucket",
    },
  ],
  distributionServesBySni: [
    {
      ...files,
      plant: set("viewer_certificate.ssl_support_method", "vip"),
      says: "set viewer_certificate.ssl_support_method to sni-only",
    },
  ],
  distributionServesItsOwnBucket: [
    {
      ...files,
      plant: set("origin.domain_name", "nobodys.s3.us-east-1.amazonaws.com"),
      says: "serve buckets of this stack, by reference",
    },
  ],
  distributionShowsItsCertificate: [
    {
      ...files,
      plant: set("viewer_certificate.acm_certificate_arn", undefined),
      says: "set viewer_certificate.acm_certificate_arn",
    },
  ],
  distributionShunsOldTls: [
    {
      ...services,
      plant: set("origin.custom_origin_config.origin_ssl_protocols", ["SSLv3", "TLSv1.2"]),
      says: "set origin_ssl_protocols to TLSv1.2 alone in every custom_origin_config",
    },
  ],
  distributionUsesStrongTls: [
    {
      ...files,
      plant: set("viewer_certificate.minimum_protocol_version", "TLSv1"),
      says: "set viewer_certificate.minimum_protocol_version to one of TLSv1.2_2021, TLSv1.2_2025, TLSv1.3_2025",
    },
  ],
} satisfies Record<string, readonly Fault[]>;
