import { at, type Rule } from "../../rule";

/** Viewers come by TLS 1.2 or newer, without weak ciphers. */
export const distributionUsesStrongTls: Rule = {
  controls: ["CloudFront.15"],
  types: ["aws_cloudfront_distribution"],
  remedy: (distribution) =>
    STRONG.includes(String(at(distribution, "viewer_certificate.minimum_protocol_version")))
      ? undefined
      : `set viewer_certificate.minimum_protocol_version to one of ${STRONG.join(", ")}`,
};

const STRONG = ["TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025"];
