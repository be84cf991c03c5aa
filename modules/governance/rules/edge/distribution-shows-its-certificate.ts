import { at, type Rule } from "../../rule";

/** Viewers see the system's own name, in a certificate of its own. */
export const distributionShowsItsCertificate: Rule = {
  controls: ["CloudFront.7"],
  types: ["aws_cloudfront_distribution"],
  remedy: (distribution) =>
    at(distribution, "viewer_certificate.acm_certificate_arn") ? undefined : "set viewer_certificate.acm_certificate_arn",
};
