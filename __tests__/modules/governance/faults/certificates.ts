import { type Fault, set, without } from "./fault";

const certificate = { stack: "portfolio-prod-services", resource: "aws_acm_certificate." };
const acl = { stack: "portfolio-prod-services", resource: "aws_wafv2_web_acl." };

export const certificateFaults = {
  certificateHasStrongKey: [
    {
      ...certificate,
      plant: set("key_algorithm", "RSA_1024"),
      says: "leave key_algorithm out, or ask for RSA_2048 or more",
    },
  ],
  certificateRenewsItself: [{ ...certificate, plant: set("validation_method", "EMAIL"), says: "set validation_method to DNS" }],
} satisfies Record<string, readonly Fault[]>;

export const webAclFaults = {
  webAclCountsMatches: [
    set("visibility_config.cloudwatch_metrics_enabled", false),
    set("rule.visibility_config.cloudwatch_metrics_enabled", false),
  ].map((plant) => ({ ...acl, plant, says: "set cloudwatch_metrics_enabled for it and for each of its rules" })),
  webAclHasRules: [{ ...acl, plant: set("rule", []), says: "give it a rule" }],
  webAclLogs: [
    {
      ...acl,
      plant: without("aws_wafv2_web_acl_logging_configuration", "resource_arn"),
      says: "give it an aws_wafv2_web_acl_logging_configuration",
    },
  ],
} satisfies Record<string, readonly Fault[]>;
