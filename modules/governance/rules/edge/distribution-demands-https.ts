import { blocks, type Rule } from "../../rule";

/** Between viewers and the edge nothing passes in clear. */
export const distributionDemandsHttps: Rule = {
  controls: ["CloudFront.3"],
  types: ["aws_cloudfront_distribution"],
  remedy: (distribution) => {
    const behaviors = [...blocks(distribution, "default_cache_behavior"), ...blocks(distribution, "ordered_cache_behavior")];
    return behaviors.every(({ values }) => ["redirect-to-https", "https-only"].includes(String(values.viewer_protocol_policy)))
      ? undefined
      : "set viewer_protocol_policy to redirect-to-https or https-only in every behavior";
  },
};
