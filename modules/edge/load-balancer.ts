import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { Construct } from "constructs";
import type { Addresses } from "../networking/vpc";
import { check } from "../shared/check";
import type { AliasTarget } from "./alias-record";
import { applicationLoadBalancer, type BalancerBasics, type BalancerPlace } from "./application-load-balancer";
import { NOBODY_SERVES } from "./listener-action";
import { TargetGroup, type TargetGroupProps } from "./target-group";

/**
 * TLS 1.3, and TLS 1.2 with forward secrecy and authenticated encryption only.
 * Sources: Security Hub user guide, ELB.17, which lists it; Application Load Balancer user guide, "Security policies".
 */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

/** Where it stands: public subnets. `dual-stack` needs IPv6 on each of them. */
export interface LoadBalancerPlace extends BalancerPlace {
  readonly addresses: Addresses;
}

export interface LoadBalancerProps extends BalancerBasics {
  readonly place: LoadBalancerPlace;
  /** Issued in the load balancer's region. */
  readonly certificateArn: string;
}

/** What a load balancer is told of a target group; it knows the rest. */
export type ServedTargets = Omit<TargetGroupProps, "vpcId" | "listener">;

/**
 * Answers the internet on 443, and on 80 with the way there (ELB.1). Malformed headers are dropped (ELB.4), requests
 * that could smuggle another are refused (ELB.12). Until `serve` names who answers, the answer is 404.
 */
export class LoadBalancer extends Construct implements AliasTarget {
  readonly arn: string;
  /** Value of the metrics' `LoadBalancer` dimension. */
  readonly arnSuffix: string;
  readonly domainName: string;
  readonly hostedZoneId: string;
  readonly resource: Lb;
  private readonly httpsListener: LbListener;
  private readonly vpcId: string;
  private readonly routes: ServedTargets["route"][] = [];

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { place, certificateArn } = props;
    this.vpcId = place.vpcId;
    this.resource = applicationLoadBalancer(this, props, { faces: "internet", addresses: place.addresses });
    this.arn = this.resource.arn;
    this.arnSuffix = this.resource.arnSuffix;
    this.domainName = this.resource.dnsName;
    this.hostedZoneId = this.resource.zoneId;
    new LbListener(this, "http", {
      loadBalancerArn: this.arn,
      port: 80,
      protocol: "HTTP",
      defaultAction: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } }],
    });
    this.httpsListener = new LbListener(this, "https", {
      loadBalancerArn: this.arn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: TLS_POLICY,
      certificateArn,
      defaultAction: [NOBODY_SERVES],
    });
  }

  /** Adds targets and says which requests are theirs. */
  serve(role: string, targets: ServedTargets): TargetGroup {
    const { route } = targets;
    const taken = this.routes.some((other) => orderOf(other) === orderOf(route));
    check(this, [taken && `must serve each order once, but ${orderOf(route)} is asked for again by "${role}"`]);
    this.routes.push(route);
    return new TargetGroup(this, role, { ...targets, vpcId: this.vpcId, listener: this.httpsListener });
  }
}

const orderOf = (route: ServedTargets["route"]) => (route === "everything-else" ? route : `priority ${route.priority}`);
