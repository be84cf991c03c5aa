import type { LbTargetGroupConfig } from "@cdktf/provider-aws/lib/lb-target-group";
import { nameProblem } from "../shared/check";
import { BALANCER_NAME, MAX_BALANCER_NAME } from "./application-load-balancer";

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

/** What every group of targets is told. */
export interface TargetBasics {
  /** Without its port, which is added: `<name>-<port>` is the name in AWS, 32 characters at most. */
  readonly name: string;
  readonly vpcId: string;
  /** Where the targets listen, by HTTP. */
  readonly port: number;
  readonly health: HealthCheck;
  /** Requests under way get as long to end before a target is gone: 0 to 3600. */
  readonly drainSeconds: number;
}

/**
 * What every group of targets is, whatever its targets are. A change of port makes another group, of another name, before
 * the old one goes: AWS neither removes a group in use nor takes a name twice.
 */
export function targetBasics({ name, vpcId, port, health, drainSeconds }: TargetBasics) {
  return {
    name: `${name}-${port}`,
    vpcId,
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
  } satisfies LbTargetGroupConfig;
}

/** What AWS would refuse of it. */
export function targetProblems({ name, port, health, drainSeconds }: TargetBasics) {
  return [
    nameProblem("name with port", `${name}-${port}`, MAX_BALANCER_NAME, BALANCER_NAME),
    (drainSeconds < 0 || drainSeconds > 3_600) && `drainSeconds must be from 0 to 3600, got ${drainSeconds}`,
    ...healthProblems(health),
  ];
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
