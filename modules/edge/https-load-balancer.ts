import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { Construct } from "constructs";
import type { AliasTarget } from "./alias-record";
import { applicationLoadBalancer, type BalancerBasics, type BalancerKind } from "./application-load-balancer";
import { HttpsRoutes, type ServedTargets } from "./https-routes";
import type { TargetGroup } from "./target-group";

export interface HttpsLoadBalancerProps extends BalancerBasics {
  /** Issued in the load balancer's region, for the name that callers use. */
  readonly certificateArn: string;
  /** `internet`: its group decides who of it comes in, such as CloudFront alone. `vpc`: it has no address there. */
  readonly faces: BalancerKind["faces"];
  /** A connection without traffic is closed after as long: 1 to 4000. @default 60, AWS's own */
  readonly idleTimeoutSeconds?: number;
}

/** Answers programs that know where to come, not people: on 443, by HTTPS, and on no other port (ELB.1). */
export class HttpsLoadBalancer extends Construct implements AliasTarget {
  readonly arn: string;
  /** Value of the metrics' `LoadBalancer` dimension. */
  readonly arnSuffix: string;
  readonly domainName: string;
  readonly hostedZoneId: string;
  readonly resource: Lb;
  private readonly routes: HttpsRoutes;

  constructor(scope: Construct, id: string, props: HttpsLoadBalancerProps) {
    super(scope, id);
    const { place, certificateArn, faces, idleTimeoutSeconds } = props;
    this.resource = applicationLoadBalancer(this, props, { faces, addresses: "ipv4", idleTimeoutSeconds });
    this.arn = this.resource.arn;
    this.arnSuffix = this.resource.arnSuffix;
    this.domainName = this.resource.dnsName;
    this.hostedZoneId = this.resource.zoneId;
    this.routes = new HttpsRoutes(this, { loadBalancerArn: this.arn, certificateArn, vpcId: place.vpcId });
  }

  /** Adds targets and says which requests are theirs. */
  serve(role: string, targets: ServedTargets): TargetGroup {
    return this.routes.serve(role, targets);
  }
}
