import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { Construct } from "constructs";
import type { Addresses } from "../networking/vpc";
import type { AliasTarget } from "./alias-record";
import { applicationLoadBalancer, type BalancerBasics, type BalancerPlace } from "./application-load-balancer";
import { HttpsRoutes, type ServedTargets } from "./https-routes";
import type { TargetGroup } from "./target-group";

/** Where it stands: public subnets. `dual-stack` needs IPv6 on each of them. */
export interface LoadBalancerPlace extends BalancerPlace {
  readonly addresses: Addresses;
}

export interface LoadBalancerProps extends BalancerBasics {
  readonly place: LoadBalancerPlace;
  /** Issued in the load balancer's region. */
  readonly certificateArn: string;
}

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
  private readonly routes: HttpsRoutes;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { place, certificateArn } = props;
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
    this.routes = new HttpsRoutes(this, { loadBalancerArn: this.arn, certificateArn, vpcId: place.vpcId });
  }

  /** Adds targets and says which requests are theirs. */
  serve(role: string, targets: ServedTargets): TargetGroup {
    return this.routes.serve(role, targets);
  }
}
