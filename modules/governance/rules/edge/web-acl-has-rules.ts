import { blocks, type Rule } from "../../rule";

/** A web ACL looks at something. */
export const webAclHasRules: Rule = {
  controls: ["WAF.10"],
  types: ["aws_wafv2_web_acl"],
  remedy: (acl) => (blocks(acl, "rule").length > 0 ? undefined : "give it a rule"),
};
