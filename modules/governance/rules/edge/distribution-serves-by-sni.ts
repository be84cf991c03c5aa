import { at, type Rule } from "../../rule";

/** No dedicated addresses are paid for: every browser of today says which name it wants. */
export const distributionServesBySni: Rule = {
  controls: ["CloudFront.8"],
  types: ["aws_cloudfront_distribution"],
  remedy: (distribution) =>
    at(distribution, "viewer_certificate.ssl_support_method") === "sni-only"
      ? undefined
      : "set viewer_certificate.ssl_support_method to sni-only",
};
