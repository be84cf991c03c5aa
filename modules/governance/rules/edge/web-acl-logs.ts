import { companions, type Rule } from "../../rule";

/** What a web ACL blocked can be looked up. */
export const webAclLogs: Rule = {
  controls: ["WAF.11"],
  types: ["aws_wafv2_web_acl"],
  remedy: (acl, stack) =>
    companions(acl, "aws_wafv2_web_acl_logging_configuration", "resource_arn", stack).length > 0
      ? undefined
      : "give it an aws_wafv2_web_acl_logging_configuration",
};
