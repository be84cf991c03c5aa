import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { check } from "../shared/check";
import { forwardTo } from "./listener-action";
import { type TargetBasics, targetBasics, targetProblems } from "./target-basics";

/** Source: ELB API reference, CreateRule and RuleCondition; ALB user guide, "Quotas", condition values per rule. */
const MAX_PRIORITY = 50_000;
const MAX_PATHS = 5;
const MAX_PATH = 128;

/** Requests by their path, asked in ascending order of priority, 1 to 50000. */
export interface PathRoute {
  /** `*` is any text, `?` any character: `/api/*`. */
  readonly paths: readonly string[];
  readonly priority: number;
}

export interface TargetGroupProps extends TargetBasics {
  readonly listener: LbListener;
  /** What it is asked: paths, or all that no rule of the listener takes. */
  readonly route: "everything-else" | PathRoute;
}

/** Targets by their addresses, as Fargate tasks are, and the requests that a listener sends them. */
export class TargetGroup extends Construct {
  readonly arn: string;
  /** Value of the metrics' `TargetGroup` dimension. */
  readonly arnSuffix: string;
  /** What sends requests here. ECS refuses a group that no load balancer knows, so its service waits for it. */
  readonly ready: ITerraformDependable;
  readonly resource: LbTargetGroup;

  constructor(scope: Construct, id: string, props: TargetGroupProps) {
    super(scope, id);
    const { listener, route } = props;
    check(this, [...targetProblems(props), ...(route === "everything-else" ? [] : routeProblems(route))]);
    this.resource = new LbTargetGroup(this, "group", { ...targetBasics(props), targetType: "ip" });
    this.arn = this.resource.arn;
    this.arnSuffix = this.resource.arnSuffix;
    this.ready = this.takeFrom(listener, route);
  }

  private takeFrom(listener: LbListener, route: TargetGroupProps["route"]): ITerraformDependable {
    const action = forwardTo(this.arn);
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

function routeProblems({ paths, priority }: PathRoute) {
  const refused = paths.filter((path) => !path.startsWith("/") || path.length > MAX_PATH);
  return [
    (paths.length < 1 || paths.length > MAX_PATHS) && `route.paths must be 1 to ${MAX_PATHS} patterns, got ${paths.length}`,
    refused.length > 0 &&
      `route.paths must start with "/" and have at most ${MAX_PATH} characters, got "${refused.join('", "')}"`,
    (priority < 1 || priority > MAX_PRIORITY) && `route.priority must be from 1 to ${MAX_PRIORITY}, got ${priority}`,
  ];
}
