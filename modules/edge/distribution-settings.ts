import * as v from "valibot";
import { word } from "../shared/fields";
import { wafSettings } from "./waf-settings";

export const distributionSettings = v.strictObject({
  /** Edge locations that serve: `PriceClass_100` is North America and Europe, `PriceClass_All` all of them. */
  priceClass: word("PriceClass_100", "PriceClass_200", "PriceClass_All"),
  /** The web ACL before the distribution. */
  waf: wafSettings,
});

/**
 * What an environment says about its CloudFront distribution.
 * @interface
 */
export type DistributionSettings = v.InferOutput<typeof distributionSettings>;
