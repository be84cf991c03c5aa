import { companions, type Rule } from "../../rule";

/** Who asked a distribution for what can be looked up. Both kinds of logs are good. */
export const distributionLogsAccess: Rule = {
  controls: ["CloudFront.5"],
  types: ["aws_cloudfront_distribution"],
  remedy: (distribution, stack) =>
    distribution.values.logging_config ||
    companions(distribution, "aws_cloudwatch_log_delivery_source", "resource_arn", stack).length > 0
      ? undefined
      : "deliver its logs by an aws_cloudwatch_log_delivery_source",
};
