import type { Rule } from "../../rule";

/** ACM renews what it can validate by DNS without anybody. */
export const certificateRenewsItself: Rule = {
  controls: ["ACM.1"],
  types: ["aws_acm_certificate"],
  remedy: ({ values }) => (values.validation_method === "DNS" ? undefined : "set validation_method to DNS"),
};
