import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";

/** Names of load balancers and target groups. Source: ELB API reference, CreateLoadBalancer and CreateTargetGroup. */
export const MAX_BALANCER_NAME = 32;
export const BALANCER_NAME = /^(?!internal-)[a-z]([a-z0-9-]*[a-z0-9])?$/;
/** Source: ELB API reference, CreateRule and RuleCondition; ALB user guide, "Quotas", condition values per rule. */
const MAX_PRIORITY = 50_000;
const MAX_PATHS = 5;
const MAX_PATH = 128;

/** How a load balancer finds out whether a target works: `GET path` must answer 200. */
export interface HealthCheck {
  readonly path: string;
  /** Between two checks: 5 to 300. Source: ELB API reference, CreateTargetGroup, as all limits here. */
  readonly intervalSeconds: number;
  /** Until an answer counts as missing: 2 to 120, and less than the interval. */
  readonly timeoutSeconds: number;
  /** Checks in a row that make a target healthy: 2 to 10. */
  readonly healthyAfter: number;
  /** Checks in a row that make it unhealthy: 2 to 10. */
  readonly unhealthyAfter: number;
}

/** Requests by their path, asked in ascending order of priority, 1 to 50000. */
export interface PathRoute {
  /** `*` is any text, `?` any character: `/api/*`. */
  readonly paths: readonly string[];
  readonly priority: number;
}

export interface TargetGroupProps {
  /** Without its port, which is added: `<name>-<port>` is the name in AWS, 32 characters at most. */
  readonly name: string;
  readonly vpcId: string;
  readonly listener: LbListener;
  /** Where the targets listen, by HTTP. */
  readonly port: number;
  readonly health: HealthCheck;
  /** Requests under way get as long to end before a target is gone: 0 to 3600. */
  readonly drainSeconds: number;
  /** What it is asked: paths, or all that no rule of the listener takes. */
  readonly route: "everything-else" | PathRoute;
}

/**
 * Targets by their addresses, as Fargate tasks are, and the requests that a listener sends them. A change of port makes
 * another group, of another name, before the old one goes: AWS neither removes a group in use nor takes a name twice.
 */
export class TargetGroup extends Construct {
  readonly arn: string;
  /** Value of the metrics' `TargetGroup` dimension. */
  readonly arnSuffix: string;
  /** What sends requests here. ECS refuses a group that no load balancer knows, so its service waits for it. */
  readonly ready: ITerraformDependable;
  readonly resource: LbTargetGroup;

  constructor(scope: Construct, id: string, props: TargetGroupProps) {
    super(scope, id);
    const { vpcId, listener, port, health, drainSeconds, route } = props;
    const name = `${props.name}-${port}`;
    check(this, [
      nameProblem("name with port", name, MAX_BALANCER_NAME, BALANCER_NAME),
      (drainSeconds < 0 || drainSeconds > 3_600) && `drainSeconds must be from 0 to 3600, got ${drainSeconds}`,
      ...healthProblems(health),
      ...(route === "everything-else" ? [] : routeProblems(route)),
    ]);
    this.resource = new LbTargetGroup(this, "group", {
      name,
      vpcId,
      targetType: "ip",
      protocol: "HTTP",
      port,
      deregistrationDelay: String(drainSeconds),
      healthCheck: {
        path: health.path,
        matcher: "200",
        interval: health.intervalSeconds,
        timeout: health.timeoutSeconds,
        healthyThreshold: health.healthyAfter,
        unhealthyThreshold: health.unhealthyAfter,
      },
      lifecycle: { createBeforeDestroy: true },
    });
    this.arn = this.resource.arn;
    this.arnSuffix = this.resource.arnSuffix;
    this.ready = this.takeFrom(listener, route);
  }

  private takeFrom(listener: LbListener, route: TargetGroupProps["route"]): ITerraformDependable {
    const action = { type: "forward", targetGroupArn: this.arn };
    if (route === "everything-else") {
      listener.putDefaultAction([action]);
      return listener;
    }
    return new LbListenerRule(this, "rule", {
      listenerArn: listener.arn,
      priority: route.priority,
      condition: [{ pathPattern: { values: [...route.paths] } }],
      action: [action],
    });
  }
}

function healthProblems({ path, intervalSeconds, timeoutSeconds, healthyAfter, unhealthyAfter }: HealthCheck) {
  const beyond = (value: number, least: number, most: number) => value < least || value > most;
  return [
    !/^\/[^\s]{0,1023}$/.test(path) && `health.path must start with "/" and hold no spaces, got "${path}"`,
    beyond(intervalSeconds, 5, 300) && `health.intervalSeconds must be from 5 to 300, got ${intervalSeconds}`,
    (beyond(timeoutSeconds, 2, 120) || timeoutSeconds >= intervalSeconds) &&
      `health.timeoutSeconds must be from 2 to 120 and less than intervalSeconds, got ${timeoutSeconds}`,
    beyond(healthyAfter, 2, 10) && `health.healthyAfter must be from 2 to 10, got ${healthyAfter}`,
    beyond(unhealthyAfter, 2, 10) && `health.unhealthyAfter must be from 2 to 10, got ${unhealthyAfter}`,
  ];
}

function routeProblems({ paths, priority }: PathRoute) {
  const refused = paths.filter((path) => !path.startsWith("/") || path.length > MAX_PATH);
  return [
    (paths.length < 1 || paths.length > MAX_PATHS) && `route.paths must be 1 to ${MAX_PATHS} patterns, got ${paths.length}`,
    refused.length > 0 &&
      `route.paths must start with "/" and have at most ${MAX_PATH} characters, got "${refused.join('", "')}"`,
    (priority < 1 || priority > MAX_PRIORITY) && `route.priority must be from 1 to ${MAX_PRIORITY}, got ${priority}`,
  ];
}
