import { Wafv2IpSet } from "@cdktf/provider-aws/lib/wafv2-ip-set";
import { Wafv2WebAcl, type Wafv2WebAclRule } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import { check, nameProblem } from "../shared/check";
import { managedRules, type SuspectBodies, visibleAs } from "./managed-rules";

/** Longest name of a web ACL. Source: WAF API reference, CreateWebACL. */
const MAX_WEB_ACL_NAME = 128;
/** Headers that carry credentials: the log shows that they were there, not what they said. */
const SECRET_HEADERS = ["authorization", "cookie"];
const RATE_LIMIT_PRIORITY = 20;

export interface WebAclProps {
  readonly name: string;
  /** `CLOUDFRONT` stands in us-east-1, with its key and log group; `REGIONAL` where what it guards stands. */
  readonly scope: "REGIONAL" | "CLOUDFRONT";
  /** Requests of one address in five minutes, above which it is blocked. */
  readonly requestsPer5Minutes: number;
  /** IPv4 addresses that may ask more often, such as those of our own NAT gateways: many callers stand behind each. */
  readonly unlimited?: readonly string[];
  /** @default "blocked" */
  readonly suspectBodies?: SuspectBodies;
  readonly keyArn: string;
  /** Days the log is kept. */
  readonly logDays: number;
  /** Region of it all. Default: the stack's. */
  readonly provider?: TerraformProvider;
}

/**
 * Refuses what AWS knows as hostile and who asks too often, before it reaches an API or a distribution. Logged is what
 * a rule blocked or counted; all other requests stand in the access logs of what is guarded.
 */
export class WebAcl extends Construct {
  readonly arn: string;
  /** Value of the metrics' `WebACL` dimension. */
  readonly aclName: string;
  readonly resource: Wafv2WebAcl;
  private readonly scope: WebAclProps["scope"];

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const { name, requestsPer5Minutes, suspectBodies = "blocked", keyArn, logDays, provider } = props;
    check(this, [nameProblem("name", name, MAX_WEB_ACL_NAME)]);
    const logs = new LogGroup(this, "logs", { name: `aws-waf-logs-${name}`, days: logDays, keyArn, provider });
    this.resource = new Wafv2WebAcl(this, "acl", {
      name,
      scope: props.scope,
      defaultAction: { allow: {} },
      rule: [...managedRules(suspectBodies), rateLimit(requestsPer5Minutes, this.unlimited(props))],
      visibilityConfig: visibleAs(name),
      provider,
    });
    // WAF lets itself into the log group by a resource policy that it shares among all groups: one of our own for each
    // would reach the 10 that an account may have in a region.
    new Wafv2WebAclLoggingConfiguration(this, "logging", {
      resourceArn: this.resource.arn,
      logDestinationConfigs: [logs.arn],
      redactedFields: SECRET_HEADERS.map((header) => ({ singleHeader: { name: header } })),
      loggingFilter: {
        defaultBehavior: "DROP",
        filter: [
          {
            behavior: "KEEP",
            requirement: "MEETS_ANY",
            condition: ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT"].map((action) => ({ actionCondition: { action } })),
          },
        ],
      },
      provider,
    });
    this.arn = this.resource.arn;
    this.aclName = name;
    this.scope = props.scope;
  }

  /** The set of addresses that the rate limit leaves out; none where there are no such addresses. */
  private unlimited({ name, scope, unlimited = [], provider }: WebAclProps): Wafv2IpSet | undefined {
    if (unlimited.length === 0) return undefined;
    return new Wafv2IpSet(this, "unlimited", {
      name: `${name}-unlimited`,
      description: "Addresses that may ask as often as they like",
      scope,
      ipAddressVersion: "IPV4",
      addresses: unlimited.map((address) => `${address}/32`),
      provider,
    });
  }

  /** Puts the ACL before a regional resource: an API stage, a load balancer. A distribution names its ACL itself. */
  guard(role: string, resourceArn: string): void {
    check(this, [this.scope === "CLOUDFRONT" && `is of scope CLOUDFRONT, so "${role}" cannot be put behind it`]);
    new Wafv2WebAclAssociation(this, role, { webAclArn: this.arn, resourceArn, provider: this.resource.provider });
  }
}

function rateLimit(limit: number, unlimited?: Wafv2IpSet): Wafv2WebAclRule {
  const name = "rate-limit";
  const others = unlimited && { not_statement: { statement: { ip_set_reference_statement: { arn: unlimited.arn } } } };
  return {
    name,
    priority: RATE_LIMIT_PRIORITY,
    action: { block: {} },
    statement: {
      rate_based_statement: { limit, aggregate_key_type: "IP", ...(others && { scope_down_statement: others }) },
    },
    visibilityConfig: visibleAs(name),
  };
}
