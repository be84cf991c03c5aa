import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";
import type { Graph } from "./metric";
import { balancerMetric, targetAlarms } from "./target-alarms";
import type { ApiThresholds } from "./thresholds";

export interface LoadBalancerAlarmsProps {
  /** Names the alarms: `<name>-5xx`, and `<name>-<role>-5xx`, `-latency`, `-unhealthy` of each target group. */
  readonly name: string;
  /** Last part of the load balancer's ARN, `app/<name>/<id>`, under which it counts. */
  readonly arnSuffix: string;
  /** The same of its target groups, `targetgroup/<name>/<id>`, by role word. The words are state addresses. */
  readonly targets: Readonly<Record<string, string>>;
  readonly thresholds: ApiThresholds;
  readonly topicArn: string;
}

/** Errors of a load balancer's own; errors, slow answers and failing health checks of each group of targets behind it. */
export class LoadBalancerAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];
  readonly graphs: readonly Graph[];

  constructor(scope: Construct, id: string, props: LoadBalancerAlarmsProps) {
    super(scope, id);
    const { name, arnSuffix, targets, thresholds, topicArn } = props;
    this.title = `Load balancer ${name}`;
    const counted = balancerMetric({ LoadBalancer: arnSuffix });
    const ownErrors = new Alarm(this, "server-errors", {
      name: `${name}-5xx`,
      description: `${name} itself answers with 5xx: no target was healthy, or one broke off or was too slow. First: look at the target groups' alarms; then in the access logs, where target_status_code is - if no answer came.`,
      metric: counted("HTTPCode_ELB_5XX_Count", "Sum", 60),
      breach: { is: "at least", value: thresholds.serverErrorsPerMinute, dataPoints: 3 },
      missingData: "good",
      topicArn,
    });
    this.alarms = [ownErrors, ...Object.entries(targets).flatMap((target) => this.alarmsOf(target, props))];
    this.graphs = [{ title: `${name}-requests`, metric: counted("RequestCount", "Sum", 60) }];
  }

  private alarmsOf([role, targetGroup]: [string, string], { name, arnSuffix, thresholds, topicArn }: LoadBalancerAlarmsProps) {
    const place = new Construct(this, role);
    const counted = balancerMetric({ LoadBalancer: arnSuffix, TargetGroup: targetGroup });
    const target = `${name}-${role}`;
    const descriptions = {
      errors: `${role} answers with 5xx. First: read its log for the last minutes, and see what was deployed since.`,
      latency: `${role} is slow. First: compare its CPU with the database's; the slower one needs help.`,
    };
    const answers = targetAlarms(place, { name: target, counted, descriptions, thresholds, topicArn });
    const unhealthy = new Alarm(place, "unhealthy", {
      name: `${target}-unhealthy`,
      description: `A target of ${role} fails its health check for minutes. First: read its log and the reason on the target group's Targets page; after a deployment, deploy the version before.`,
      metric: counted("UnHealthyHostCount", "Maximum", 60),
      breach: { is: "at least", value: 1, dataPoints: 5 },
      // Nothing is counted while a group has no targets, as one that nobody deployed to.
      missingData: "good",
      topicArn,
    });
    return [...answers, unhealthy];
  }
}
