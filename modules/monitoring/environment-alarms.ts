import { Fn } from "cdktf";
import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";
import type { Metric } from "./metric";
import { balancerMetric, targetAlarms } from "./target-alarms";
import type { ApiThresholds } from "./thresholds";

/** EnvironmentHealth in numbers: 0 ok, 1 info, 5 unknown, 10 no data, 15 warning, 20 degraded, 25 severe. Source: Elastic Beanstalk developer guide, "Publishing Amazon CloudWatch custom metrics for an environment". */
const DEGRADED = 20;

export interface EnvironmentAlarmsProps {
  /** Names the alarms: `<name>-health`, `-5xx`, `-latency`. */
  readonly name: string;
  /** Name of the Elastic Beanstalk environment, with enhanced health. */
  readonly environmentName: string;
  /** ARN of its application load balancer. */
  readonly loadBalancerArn: string;
  readonly thresholds: ApiThresholds;
  readonly topicArn: string;
}

/** Health of an Elastic Beanstalk environment, and errors and slow answers behind its load balancer. */
export class EnvironmentAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: EnvironmentAlarmsProps) {
    super(scope, id);
    const { name, environmentName, loadBalancerArn, thresholds, topicArn } = props;
    this.title = `Environment ${name}`;
    // Load balancers count under the last part of their ARN, `app/<name>/<id>`.
    const loadBalancer: string = Fn.element(Fn.split(":loadbalancer/", loadBalancerArn), 1);
    const health: Metric = {
      namespace: "AWS/ElasticBeanstalk",
      name: "EnvironmentHealth",
      dimensions: { EnvironmentName: environmentName },
      statistic: "Maximum",
      periodSeconds: 60,
    };
    this.alarms = [
      new Alarm(this, "health", {
        name: `${name}-health`,
        description: `Elastic Beanstalk calls ${name} degraded or worse. First: read the causes on the environment's Health page; after a deployment, deploy the version before.`,
        metric: health,
        breach: { is: "at least", value: DEGRADED, dataPoints: 3 },
        // The environment reports every minute as long as one instance lives.
        missingData: "bad",
        topicArn,
      }),
      ...targetAlarms(this, {
        name,
        counted: balancerMetric({ LoadBalancer: loadBalancer }),
        descriptions: {
          errors: `The instances of ${name} answer with 5xx. First: read the application's log for the last minutes, and see what was deployed since.`,
          latency: `${name} is slow. First: compare the instances' CPU with the database's; the slower one needs help.`,
        },
        thresholds,
        topicArn,
      }),
    ];
  }
}
