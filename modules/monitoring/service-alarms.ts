import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";
import type { Metric } from "./metric";
import type { ContainerThresholds } from "./thresholds";

export interface ServiceAlarmsProps {
  /** Names the alarms: `<name>-cpu`, `-memory`, `-tasks`. */
  readonly name: string;
  readonly clusterName: string;
  readonly serviceName: string;
  /** Tasks that must always run. */
  readonly leastTasks: number;
  readonly thresholds: ContainerThresholds;
  readonly topicArn: string;
}

/** Load and number of the tasks of one ECS service; its cluster must have Container Insights. */
export class ServiceAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: ServiceAlarmsProps) {
    super(scope, id);
    const { name, clusterName, serviceName, leastTasks, thresholds, topicArn } = props;
    this.title = `Service ${name}`;
    const dimensions = { ClusterName: clusterName, ServiceName: serviceName };
    // Two periods of five minutes: longer than one step of autoscaling takes to show its effect.
    const load = (metricName: string): Metric => ({
      namespace: "AWS/ECS",
      name: metricName,
      dimensions,
      statistic: "Average",
      periodSeconds: 300,
    });
    const cpu = new Alarm(this, "cpu", {
      name: `${name}-cpu`,
      description: `The processors of ${name} stay busy although tasks were added. First: see whether the number of tasks reached its most; then raise it, or look at the load balancer's requests for where they come from.`,
      metric: load("CPUUtilization"),
      breach: { is: "above", value: thresholds.containerCpuPercent, dataPoints: 2 },
      // A service without tasks has no load: the alarm on the tasks tells that.
      missingData: "good",
      topicArn,
    });
    const memory = new Alarm(this, "memory", {
      name: `${name}-memory`,
      description: `The tasks of ${name} run out of memory, and a task that has none left is killed. First: compare with the time of the last deployment; go back, or give the tasks more memoryMiB.`,
      metric: load("MemoryUtilization"),
      breach: { is: "above", value: thresholds.containerMemoryPercent, dataPoints: 2 },
      missingData: "good",
      topicArn,
    });
    const tasks = new Alarm(this, "tasks", {
      name: `${name}-tasks`,
      description: `Fewer than ${leastTasks} tasks of ${name} run for five minutes. First: read the service's events and why its last tasks stopped; an image that cannot be pulled and a secret that cannot be read are told there.`,
      metric: { ...load("RunningTaskCount"), namespace: "ECS/ContainerInsights", statistic: "Maximum", periodSeconds: 60 },
      breach: { is: "below", value: leastTasks, dataPoints: 5 },
      missingData: "bad",
      topicArn,
    });
    this.alarms = [cpu, memory, tasks];
  }
}
