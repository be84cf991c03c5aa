import { bucketOrigins } from "../../origins";
import type { Rule } from "../../rule";

/** A bucket knows which distribution reads it, and lets nobody else in. */
export const distributionReadsAsItself: Rule = {
  controls: ["CloudFront.13"],
  types: ["aws_cloudfront_distribution"],
  concerns: (distribution) => bucketOrigins(distribution).length > 0,
  remedy: (distribution) =>
    bucketOrigins(distribution).every(({ values }) => values.origin_access_control_id)
      ? undefined
      : "set origin_access_control_id for every bucket",
};
