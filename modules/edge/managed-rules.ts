import type { Wafv2WebAclRule } from "@cdktf/provider-aws/lib/wafv2-web-acl";

/**
 * What looks like an attack within the body of a request. `counted`: it is logged and let through, for uploads and for
 * people who write about code. What would run code on a server is blocked all the same.
 */
export type SuspectBodies = "blocked" | "counted";

/** A group of rules that AWS keeps, and which of them look for attacks where free text and files stand, too: in bodies. */
interface ManagedRules {
  readonly priority: number;
  readonly group: string;
  readonly ofBodies?: readonly string[];
}
/**
 * What AWS keeps up to date, in the order it is asked; 1,125 of the 1,500 capacity units that are included in the price.
 * Source: WAF developer guide, "AWS Managed Rules rule groups list".
 */
const MANAGED_RULES: Readonly<Record<string, ManagedRules>> = {
  "address-reputation": { priority: 10, group: "AWSManagedRulesAmazonIpReputationList" },
  "known-bad-inputs": { priority: 30, group: "AWSManagedRulesKnownBadInputsRuleSet" },
  common: {
    priority: 40,
    group: "AWSManagedRulesCommonRuleSet",
    ofBodies: ["CrossSiteScripting_BODY", "GenericLFI_BODY", "GenericRFI_BODY", "EC2MetaDataSSRF_BODY"],
  },
  "sql-injection": {
    priority: 50,
    group: "AWSManagedRulesSQLiRuleSet",
    ofBodies: ["SQLi_BODY", "SQLiExtendedPatterns_BODY"],
  },
};

/** Has WAF count requests under `metricName` in CloudWatch, and keep samples of them for three hours. */
export const visibleAs = (metricName: string) => ({ cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName });

/** Every group of rules that AWS keeps, as rules of a web ACL. */
export const managedRules = (suspectBodies: SuspectBodies): Wafv2WebAclRule[] =>
  Object.entries(MANAGED_RULES).map(([name, rules]) => managedRule(name, rules, suspectBodies));

function managedRule(
  name: string,
  { priority, group, ofBodies = [] }: ManagedRules,
  suspectBodies: SuspectBodies,
): Wafv2WebAclRule {
  const counted = [
    // It would block every body over 8 KiB, which is a usual size for an API.
    ...(name === "common" ? ["SizeRestrictions_BODY"] : []),
    ...(suspectBodies === "counted" ? ofBodies : []),
  ];
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: {
      managed_rule_group_statement: {
        vendor_name: "AWS",
        name: group,
        ...(counted.length > 0 && {
          rule_action_override: counted.map((rule) => ({ name: rule, action_to_use: { count: {} } })),
        }),
      },
    },
    visibilityConfig: visibleAs(name),
  };
}
