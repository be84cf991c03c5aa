import { Wafv2RegexPatternSet } from "@cdktf/provider-aws/lib/wafv2-regex-pattern-set";
import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import { check, nameProblem } from "../shared/check";
import { visibleAs } from "./managed-rules";
import { ORIGIN_HEADER } from "./origin-header-value";
import { webAclLogging, webAclLogName } from "./web-acl-logging";

/** Longest name of a web ACL and of a pattern set. Source: WAF API reference, CreateWebACL and CreateRegexPatternSet. */
const MAX_NAME = 128;
const HEADER = ORIGIN_HEADER.name.toLowerCase();

export interface OriginGateProps {
  /** Of the web ACL and of the set of values it takes. */
  readonly name: string;
  readonly keyArn: string;
  /** Days the log of refused requests is kept. */
  readonly logDays: number;
}

/** Which set of patterns the gate compares the header with. */
export interface GatePatterns {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
}

/**
 * Stands before public origins and answers everybody with 403 who does not bring the distribution's secret header: App
 * Runner services have a public address and no security group, and CloudFront's addresses are those of everybody's
 * distributions. The values stand in a set of their own, which a rotation writes: so Terraform keeps the rules.
 */
export class OriginGate extends Construct {
  readonly patterns: GatePatterns;
  /** Value of the metrics' `WebACL` dimension. */
  readonly aclName: string;
  readonly resource: Wafv2WebAcl;

  constructor(scope: Construct, id: string, { name, keyArn, logDays }: OriginGateProps) {
    super(scope, id);
    check(this, [nameProblem("name", name, MAX_NAME)]);
    const set = new Wafv2RegexPatternSet(this, "values", {
      name,
      description: `Values of ${ORIGIN_HEADER.name} that origins take`,
      scope: "REGIONAL",
      regularExpression: [{ regexString: `^${ORIGIN_HEADER.firstValue}$` }],
      // A rotation writes the values that are secret.
      lifecycle: { ignoreChanges: ["regular_expression"] },
    });
    const logs = new LogGroup(this, "logs", { name: webAclLogName(name), days: logDays, keyArn });
    this.resource = new Wafv2WebAcl(this, "acl", {
      name,
      scope: "REGIONAL",
      defaultAction: { block: {} },
      rule: [
        {
          name: "from-the-distribution",
          priority: 1,
          action: { allow: {} },
          statement: {
            regex_pattern_set_reference_statement: {
              arn: set.arn,
              field_to_match: { single_header: { name: HEADER } },
              text_transformation: [{ priority: 0, type: "NONE" }],
            },
          },
          visibilityConfig: visibleAs("from-the-distribution"),
        },
      ],
      visibilityConfig: visibleAs(name),
    });
    webAclLogging(this, { resourceArn: this.resource.arn, logs, secretHeaders: [HEADER] });
    this.aclName = name;
    this.patterns = { name, id: set.id, arn: set.arn };
  }

  /** Puts the gate before a public origin: an App Runner service, a load balancer. */
  guard(role: string, resourceArn: string): void {
    new Wafv2WebAclAssociation(this, role, { webAclArn: this.resource.arn, resourceArn });
  }
}
