import { customOrigins } from "../../origins";
import type { Rule } from "../../rule";

/** Between the edge and origins nothing passes in clear. */
export const distributionEncryptsToOrigins: Rule = {
  controls: ["CloudFront.9"],
  types: ["aws_cloudfront_distribution"],
  concerns: (distribution) => customOrigins(distribution).length > 0,
  remedy: (distribution) =>
    customOrigins(distribution).every(({ values }) => values.origin_protocol_policy === "https-only")
      ? undefined
      : "set origin_protocol_policy to https-only in every custom_origin_config",
};
