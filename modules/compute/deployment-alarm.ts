import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { Alarm } from "../monitoring/alarm";

/** Answers with 5xx in one minute that, twice in a row, end a deployment. */
const DEPLOYMENT_ERRORS = { perMinute: 10, minutes: 2 };

/** Where requests come from. */
export interface ServiceTraffic {
  readonly targetGroupArn: string;
  /** Last parts of the ARNs, by which the metrics are counted: `targetgroup/<name>/<id>` and `app/<name>/<id>`. */
  readonly targetGroupSuffix: string;
  readonly loadBalancerSuffix: string;
  /** ECS takes a target group only when a listener forwards to it: the rule, or the listener. */
  readonly ready: readonly ITerraformDependable[];
}

/**
 * ECS reads it while it deploys, and for as long again as the alarm needs when all tasks are new. One that is on already
 * when a deployment starts does not count for that deployment: a repair can be deployed.
 * Source: ECS developer guide, "How CloudWatch alarms detect Amazon ECS deployment failures".
 */
export function deploymentAlarm(
  scope: Construct,
  name: string,
  { targetGroupSuffix, loadBalancerSuffix }: ServiceTraffic,
): Alarm {
  const { perMinute, minutes } = DEPLOYMENT_ERRORS;
  return new Alarm(scope, "deployment-errors", {
    name: `${name}-deployment-5xx`,
    description: `${name} answers with 5xx: a deployment under way goes back. First: read the log of the tasks that were stopped.`,
    metric: {
      namespace: "AWS/ApplicationELB",
      name: "HTTPCode_Target_5XX_Count",
      dimensions: { TargetGroup: targetGroupSuffix, LoadBalancer: loadBalancerSuffix },
      statistic: "Sum",
      periodSeconds: 60,
    },
    breach: { is: "at least", value: perMinute, dataPoints: minutes },
    missingData: "good",
  });
}
