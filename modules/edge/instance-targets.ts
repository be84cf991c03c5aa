import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { check } from "../shared/check";
import { type TargetBasics, targetBasics, targetProblems } from "./target-basics";

/** A week. Source: ELB API reference, TargetGroupAttribute, stickiness.lb_cookie.duration_seconds. */
const MAX_COOKIE_SECONDS = 604_800;

/** One visitor's requests go to one instance, by a cookie that the load balancer sets. */
export interface Stickiness {
  /** From the last request on: 1 to 604800, a week. */
  readonly cookieSeconds: number;
}

export interface InstanceTargetsProps extends TargetBasics {
  readonly stickiness: "none" | Stickiness;
  /** What sends requests here: a listener, or a rule of it. */
  readonly askedBy: ITerraformDependable;
}

/** What a load balancer is told of its targets; it knows the rest. */
export type ServedInstances = Omit<InstanceTargetsProps, "vpcId" | "askedBy">;

/** Targets that an Auto Scaling group adds and takes away: its instances. */
export class InstanceTargets extends Construct {
  readonly arn: string;
  /** Value of the metrics' `TargetGroup` dimension. */
  readonly arnSuffix: string;
  /** What sends requests here. Nobody checks the health of targets that no load balancer knows, so an Auto Scaling group waits for it. */
  readonly ready: ITerraformDependable;
  readonly resource: LbTargetGroup;

  constructor(scope: Construct, id: string, props: InstanceTargetsProps) {
    super(scope, id);
    const { stickiness, askedBy } = props;
    check(this, [...targetProblems(props), stickiness !== "none" && cookieProblem(stickiness)]);
    this.resource = new LbTargetGroup(this, "group", {
      ...targetBasics(props),
      targetType: "instance",
      stickiness:
        stickiness === "none"
          ? { enabled: false, type: "lb_cookie" }
          : { enabled: true, type: "lb_cookie", cookieDuration: stickiness.cookieSeconds },
    });
    this.arn = this.resource.arn;
    this.arnSuffix = this.resource.arnSuffix;
    this.ready = askedBy;
  }
}

const cookieProblem = ({ cookieSeconds }: Stickiness) =>
  (cookieSeconds < 1 || cookieSeconds > MAX_COOKIE_SECONDS) &&
  `stickiness.cookieSeconds must be from 1 to ${MAX_COOKIE_SECONDS}, got ${cookieSeconds}`;
