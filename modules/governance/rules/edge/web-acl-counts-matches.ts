import { at, blocks, type Rule } from "../../rule";

/** How often each rule of a web ACL matches is counted. */
export const webAclCountsMatches: Rule = {
  controls: ["WAF.12"],
  types: ["aws_wafv2_web_acl"],
  remedy: (acl) =>
    [acl, ...blocks(acl, "rule")].every((each) => at(each, "visibility_config.cloudwatch_metrics_enabled") === true)
      ? undefined
      : "set cloudwatch_metrics_enabled for it and for each of its rules",
};
