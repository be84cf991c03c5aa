import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { Construct } from "constructs";
import { check } from "../shared/check";
import { applicationLoadBalancer, type BalancerBasics, exceptPlainHttp } from "./application-load-balancer";
import { InstanceTargets, type ServedInstances } from "./instance-targets";
import { forwardTo, NOBODY_SERVES } from "./listener-action";

/**
 * What an API's VPC link leads to: without an address on the internet, by HTTP on 80, in the VPC only. There is no
 * HTTPS to lead to (ELB.1 is not met): the link and the load balancer stand in one network, and TLS ends at the API.
 * Until `serve` names who answers, the answer is 404.
 */
export class InternalLoadBalancer extends Construct {
  readonly arn: string;
  /** Value of the metrics' `LoadBalancer` dimension. */
  readonly arnSuffix: string;
  /** What an integration by VPC link names. */
  readonly listenerArn: string;
  readonly resource: Lb;
  private readonly listener: LbListener;
  private readonly vpcId: string;
  private served?: string;

  constructor(scope: Construct, id: string, props: BalancerBasics) {
    super(scope, id);
    this.vpcId = props.place.vpcId;
    this.resource = applicationLoadBalancer(this, props, { faces: "vpc", addresses: "ipv4" });
    this.arn = this.resource.arn;
    this.arnSuffix = this.resource.arnSuffix;
    this.listener = new LbListener(this, "http", {
      loadBalancerArn: this.arn,
      port: 80,
      protocol: "HTTP",
      defaultAction: [NOBODY_SERVES],
    });
    this.listenerArn = this.listener.arn;
    exceptPlainHttp(
      this.listener,
      "the document asks for HTTP: link and load balancer stand in one VPC, and TLS ends at the API",
    );
  }

  /** Adds the targets that all requests go to. */
  serve(role: string, targets: ServedInstances): InstanceTargets {
    check(this, [this.served !== undefined && `must be served by one group of targets, got "${this.served}" and "${role}"`]);
    this.served = role;
    const served = new InstanceTargets(this, role, { ...targets, vpcId: this.vpcId, askedBy: this.listener });
    this.listener.putDefaultAction([forwardTo(served.arn)]);
    return served;
  }
}
