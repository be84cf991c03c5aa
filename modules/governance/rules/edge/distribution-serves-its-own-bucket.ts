import { bucketOrigins } from "../../origins";
import type { Rule } from "../../rule";

/**
 * A bucket that a distribution serves stands in the same stack.
 * A name that nobody owns any more could be taken by somebody else, who would then be served.
 */
export const distributionServesItsOwnBucket: Rule = {
  controls: ["CloudFront.12"],
  types: ["aws_cloudfront_distribution"],
  concerns: (distribution) => bucketOrigins(distribution).length > 0,
  remedy: (distribution) =>
    bucketOrigins(distribution).every(({ values }) => String(values.domain_name).startsWith("${aws_s3_bucket."))
      ? undefined
      : "serve buckets of this stack, by reference",
};
