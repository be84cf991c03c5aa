import type { Rule } from "../../rule";

/** Known attacks end at the edge. */
export const distributionHasWebAcl: Rule = {
  controls: ["CloudFront.6"],
  types: ["aws_cloudfront_distribution"],
  remedy: ({ values }) => (values.web_acl_id ? undefined : "set web_acl_id"),
};
