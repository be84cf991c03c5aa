import { Wafv2IpSet } from "@cdktf/provider-aws/lib/wafv2-ip-set";
import { Wafv2WebAcl, type Wafv2WebAclRule } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import { check, nameProblem } from "../shared/check";
import { managedRules, type SuspectBodies, visibleAs } from "./managed-rules";
import { webAclLogging, webAclLogName } from "./web-acl-logging";

/** Longest name of a web ACL. Source: WAF API reference, CreateWebACL. */
const MAX_WEB_ACL_NAME = 128;
const RATE_LIMIT_PRIORITY = 20;

export interface WebAclProps {
  readonly name: string;
  /** `CLOUDFRONT` stands in us-east-1, with its key and log group; `REGIONAL` where what it guards stands. */
  readonly scope: "REGIONAL" | "CLOUDFRONT";
  /** Requests of one address in five minutes, above which it is blocked. */
  readonly requestsPer5Minutes: number;
  /**
   * IPv4 addresses that may ask more often, such as those of our own NAT gateways: many callers stand behind each.
   * @default none
   */
  readonly unlimited?: readonly string[];
  /** @default "blocked" */
  readonly suspectBodies?: SuspectBodies;
  readonly keyArn: string;
  /** Days the log is kept. */
  readonly logDays: number;
  /** Region of it all. @default the stack's */
  readonly provider?: TerraformProvider;
}

/** Refuses what AWS knows as hostile and who asks too often, before it reaches an API or a distribution. */
export class WebAcl extends Construct {
  readonly arn: string;
  /** Value of the metrics' `WebACL` dimension. */
  readonly aclName: string;
  readonly resource: Wafv2WebAcl;
  private readonly scope: WebAclProps["scope"];
  private readonly rules: Wafv2WebAclRule[];

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const { name, requestsPer5Minutes, suspectBodies = "blocked", keyArn, logDays, provider } = props;
    check(this, [nameProblem("name", name, MAX_WEB_ACL_NAME)]);
    const logs = new LogGroup(this, "logs", { name: webAclLogName(name), days: logDays, keyArn, provider });
    this.rules = [...managedRules(suspectBodies), rateLimit(requestsPer5Minutes, this.unlimited(props))];
    this.resource = new Wafv2WebAcl(this, "acl", {
      name,
      scope: props.scope,
      defaultAction: { allow: {} },
      rule: this.rules,
      visibilityConfig: visibleAs(name),
      provider,
    });
    webAclLogging(this, { resourceArn: this.resource.arn, logs, provider });
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

  /**
   * Adds a rule of the application's own. It looks into the first 64 KiB of a body instead of 16: that is the most, and
   * costs more for bodies that are larger. Source: WAF developer guide, "Managing body inspection size limits".
   */
  refuse(rule: Wafv2WebAclRule): void {
    const { scope } = this;
    check(this, [
      scope !== "CLOUDFRONT" && `must be of scope CLOUDFRONT to look into 64 KiB of a body, got ${scope}`,
      this.rules.some(({ priority }) => priority === rule.priority) &&
        `rules must have priorities of their own, got ${rule.priority} again for "${rule.name}"`,
    ]);
    this.rules.push(rule);
    this.resource.putRule(this.rules);
    this.resource.putAssociationConfig({ requestBody: [{ cloudfront: { defaultSizeInspectionLimit: "KB_64" } }] });
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
