import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { Construct } from "constructs";
import { check } from "../shared/check";
import { NOBODY_SERVES } from "./listener-action";
import { TargetGroup, type TargetGroupProps } from "./target-group";

/**
 * TLS 1.3, and TLS 1.2 with forward secrecy and authenticated encryption only.
 * Sources: Security Hub user guide, ELB.17, which lists it; Application Load Balancer user guide, "Security policies".
 */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

/** What a load balancer is told of a target group; it knows the rest. */
export type ServedTargets = Omit<TargetGroupProps, "vpcId" | "listener">;

export interface HttpsRoutesProps {
  readonly loadBalancerArn: string;
  /** Issued in the load balancer's region. */
  readonly certificateArn: string;
  readonly vpcId: string;
}

/**
 * A load balancer's listener on 443 and who answers there. Until `serve` names somebody, the answer is 404. Each part
 * stands directly under the scope it is given: it is no construct itself.
 */
export class HttpsRoutes {
  private readonly listener: LbListener;
  private readonly vpcId: string;
  private readonly routes: ServedTargets["route"][] = [];

  constructor(
    private readonly scope: Construct,
    { loadBalancerArn, certificateArn, vpcId }: HttpsRoutesProps,
  ) {
    this.vpcId = vpcId;
    this.listener = new LbListener(scope, "https", {
      loadBalancerArn,
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
    check(this.scope, [taken && `must serve each order once, but ${orderOf(route)} is asked for again by "${role}"`]);
    this.routes.push(route);
    return new TargetGroup(this.scope, role, { ...targets, vpcId: this.vpcId, listener: this.listener });
  }
}

const orderOf = (route: ServedTargets["route"]) => (route === "everything-else" ? route : `priority ${route.priority}`);
