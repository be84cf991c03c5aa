import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";
import type { Graph, Metric } from "./metric";
import type { ApiThresholds, ContainerThresholds } from "./thresholds";

export interface AppRunnerAlarmsProps {
  /** Names the alarms: `<name>-5xx`, `-latency`, `-cpu`, `-memory`. */
  readonly name: string;
  readonly serviceName: string;
  readonly serviceId: string;
  readonly thresholds: ApiThresholds & ContainerThresholds;
  readonly topicArn: string;
}

/**
 * Errors, slow answers and load of a service on App Runner, and beside them how many ask at a time and how many instances
 * answer. Source: App Runner developer guide, "Viewing App Runner service metrics reported to CloudWatch".
 */
export class AppRunnerAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];
  readonly graphs: readonly Graph[];

  constructor(scope: Construct, id: string, props: AppRunnerAlarmsProps) {
    super(scope, id);
    const { name, serviceName, serviceId, thresholds, topicArn } = props;
    this.title = `App Runner ${name}`;
    const metric = (metricName: string, statistic: Metric["statistic"], periodSeconds: Metric["periodSeconds"] = 60): Metric => ({
      namespace: "AWS/AppRunner",
      name: metricName,
      dimensions: { ServiceName: serviceName, ServiceID: serviceId },
      statistic,
      periodSeconds,
    });
    const alarm = (role: string, description: string, of: Metric, value: number, dataPoints: number) =>
      new Alarm(this, role, {
        name: `${name}-${role}`,
        description,
        metric: of,
        breach: { is: "at least", value, dataPoints },
        // Nobody asks: nothing is counted.
        missingData: "good",
        topicArn,
      });
    const { serverErrorsPerMinute, latencyP95Milliseconds, containerCpuPercent, containerMemoryPercent } = thresholds;
    const errors = `${name} answers with 5xx. First: read its application log for the last minutes, and see what was deployed since; to go back, give the tag to the image before.`;
    const slow = `${name} is slow. First: compare its CPU with the database's; the slower one needs help.`;
    const busy = `The processors of ${name} stay busy although instances were added. First: see whether their number reached its most; then raise it, or requestsAtOnce is too high for one instance.`;
    const full = `The instances of ${name} run out of memory, and one that has none left is replaced. First: compare with the time of the last deployment; go back, or give them more memoryMiB.`;
    this.alarms = [
      alarm("5xx", errors, metric("5xxStatusResponses", "Sum"), serverErrorsPerMinute, 3),
      alarm("latency", slow, metric("RequestLatency", "p95", 300), latencyP95Milliseconds, 3),
      alarm("cpu", busy, metric("CPUUtilization", "Average", 300), containerCpuPercent, 2),
      alarm("memory", full, metric("MemoryUtilization", "Average", 300), containerMemoryPercent, 2),
    ];
    this.graphs = [
      { title: `${name}-percentiles`, metric: metric("RequestLatency", "p95"), percentiles: ["p50", "p95", "p99"] },
      { title: `${name}-requests`, metric: metric("Requests", "Sum") },
      { title: `${name}-4xx`, metric: metric("4xxStatusResponses", "Sum") },
      { title: `${name}-concurrency`, metric: metric("Concurrency", "Maximum") },
      { title: `${name}-instances`, metric: metric("ActiveInstances", "Maximum") },
    ];
  }
}
