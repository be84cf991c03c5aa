import { customOrigins } from "../../origins";
import { listed, type Rule } from "../../rule";

/** Origins are spoken to by TLS 1.2 only. */
export const distributionShunsOldTls: Rule = {
  controls: ["CloudFront.10"],
  types: ["aws_cloudfront_distribution"],
  concerns: (distribution) => customOrigins(distribution).length > 0,
  remedy: (distribution) =>
    customOrigins(distribution).every(({ values }) => listed(values.origin_ssl_protocols).join() === "TLSv1.2")
      ? undefined
      : "set origin_ssl_protocols to TLSv1.2 alone in every custom_origin_config",
};
