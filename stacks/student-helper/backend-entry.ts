import type { Construct } from "constructs";
import type { BalancerBasics } from "../../modules/edge/application-load-balancer";
import type { InstanceTargets, ServedInstances } from "../../modules/edge/instance-targets";
import { InternalLoadBalancer } from "../../modules/edge/internal-load-balancer";
import { OriginLoadBalancer } from "../../modules/edge/origin-load-balancer";
import type { Tier } from "../../modules/networking/tiered-settings";
import type { Entry } from "./traffic-groups";

/** A WebSocket may be silent as long before the load balancer closes it. */
const IDLE_SECONDS = 600;

/** As much of a load balancer as the stack needs that it stands in. */
export interface Balancer {
  readonly arnSuffix: string;
  serve(role: string, targets: ServedInstances): InstanceTargets;
}

/** What stands before the backend, and where. */
export interface BackendEntry<T extends Balancer> {
  /** Whom the load balancer hears. */
  readonly from: Entry;
  readonly tier: Tier;
  readonly make: (scope: Construct, basics: BalancerBasics) => T;
}

/** Reached from the internet, by CloudFront alone. */
export const behindCloudfront: BackendEntry<OriginLoadBalancer> = {
  from: "cloudfront",
  tier: "public",
  make: (scope, basics) => new OriginLoadBalancer(scope, "load-balancer", { ...basics, idleTimeoutSeconds: IDLE_SECONDS }),
};

/** Reached from within the VPC, by the VPC link of an API. */
export const behindVpcLink: BackendEntry<InternalLoadBalancer> = {
  from: "vpc-link",
  tier: "private",
  make: (scope, basics) => new InternalLoadBalancer(scope, "load-balancer", basics),
};
