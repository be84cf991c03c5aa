import { blocks, type Rule } from "../../rule";

/** Where an origin fails another answers. */
export const distributionFailsOver: Rule = {
  controls: ["CloudFront.4"],
  types: ["aws_cloudfront_distribution"],
  remedy: (distribution) => (blocks(distribution, "origin_group").length > 0 ? undefined : "give it an origin_group"),
};
