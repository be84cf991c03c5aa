import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { Construct } from "constructs";
import { check } from "../shared/check";
import type { AliasTarget } from "./alias-record";
import { applicationLoadBalancer, type BalancerBasics, exceptPlainHttp } from "./application-load-balancer";
import { InstanceTargets, type ServedInstances } from "./instance-targets";
import { answer, forwardTo, NOBODY_SERVES } from "./listener-action";
import { ORIGIN_HEADER } from "./origin-header-value";

export interface OriginLoadBalancerProps extends BalancerBasics {
  /** A connection without traffic, as a WebSocket may be, is closed after as long: 1 to 4000. */
  readonly idleTimeoutSeconds: number;
}

/**
 * A distribution's origin: it answers who sends the distribution's secret header, and everybody else with 403. By HTTP
 * on 80 alone, so ELB.1 is not met: what passes here is in clear between CloudFront and the load balancer, on AWS's own
 * network. Visitors come to CloudFront by TLS; the group of the load balancer is to admit CloudFront's addresses only,
 * and the header keeps out other accounts' distributions.
 */
export class OriginLoadBalancer extends Construct implements AliasTarget {
  readonly arn: string;
  /** Value of the metrics' `LoadBalancer` dimension. */
  readonly arnSuffix: string;
  readonly domainName: string;
  readonly hostedZoneId: string;
  /** The rule that asks for the header: who changes the header's value changes it there, too. */
  readonly ruleArn: string;
  readonly resource: Lb;
  private readonly rule: LbListenerRule;
  private readonly vpcId: string;
  private served?: string;

  constructor(scope: Construct, id: string, props: OriginLoadBalancerProps) {
    super(scope, id);
    const { place, idleTimeoutSeconds } = props;
    this.vpcId = place.vpcId;
    this.resource = applicationLoadBalancer(this, props, { faces: "internet", addresses: "ipv4", idleTimeoutSeconds });
    this.arn = this.resource.arn;
    this.arnSuffix = this.resource.arnSuffix;
    this.domainName = this.resource.dnsName;
    this.hostedZoneId = this.resource.zoneId;
    const listener = new LbListener(this, "http", {
      loadBalancerArn: this.arn,
      port: 80,
      protocol: "HTTP",
      defaultAction: [answer("403", "Forbidden")],
    });
    exceptPlainHttp(listener, "the document asks for HTTP: TLS ends at CloudFront, and only its addresses are let in");
    this.rule = new LbListenerRule(this, "rule", {
      listenerArn: listener.arn,
      priority: 1,
      condition: [{ httpHeader: { httpHeaderName: ORIGIN_HEADER.name, values: [ORIGIN_HEADER.firstValue] } }],
      action: [NOBODY_SERVES],
      // A rotation writes the values that are secret.
      lifecycle: { ignoreChanges: ["condition"] },
    });
    this.ruleArn = this.rule.arn;
  }

  /** Adds the targets that all requests with the header go to. */
  serve(role: string, targets: ServedInstances): InstanceTargets {
    check(this, [this.served !== undefined && `must be served by one group of targets, got "${this.served}" and "${role}"`]);
    this.served = role;
    const served = new InstanceTargets(this, role, { ...targets, vpcId: this.vpcId, askedBy: this.rule });
    this.rule.putAction([forwardTo(served.arn)]);
    return served;
  }
}
