import type { Rule } from "../../rule";

/** Asking for the bare domain gives a page, not the list of a bucket. */
export const distributionHasRootObject: Rule = {
  controls: ["CloudFront.1"],
  types: ["aws_cloudfront_distribution"],
  remedy: ({ values }) => (values.default_root_object ? undefined : "set default_root_object"),
};
