import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";
import type { Metric } from "./metric";
import type { InstanceThresholds } from "./thresholds";

export interface InstanceGroupAlarmsProps {
  /** Names the alarms: `<name>-instances`, `-cpu`, `-status`. */
  readonly name: string;
  /** Name of the Auto Scaling group. */
  readonly groupName: string;
  /** Instances that must always serve. */
  readonly leastInstances: number;
  readonly thresholds: InstanceThresholds;
  readonly topicArn: string;
}

/**
 * Number, load and health of the instances of one Auto Scaling group, which must collect the group metric
 * `GroupInServiceInstances`: without it the alarm on the number stays on.
 * Source: EC2 Auto Scaling user guide, "Amazon CloudWatch metrics for Amazon EC2 Auto Scaling".
 */
export class InstanceGroupAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: InstanceGroupAlarmsProps) {
    super(scope, id);
    const { name, groupName, leastInstances, thresholds, topicArn } = props;
    this.title = `Instances ${name}`;
    const counted = (namespace: string, metric: string): Omit<Metric, "statistic" | "periodSeconds"> => ({
      namespace,
      name: metric,
      dimensions: { AutoScalingGroupName: groupName },
    });
    const instances = new Alarm(this, "instances", {
      name: `${name}-instances`,
      description: `Fewer than ${leastInstances} instances of ${name} serve for ten minutes. First: read the group's activity history, it says why instances were ended or could not start; then the log of the last instance's start.`,
      metric: { ...counted("AWS/AutoScaling", "GroupInServiceInstances"), statistic: "Maximum", periodSeconds: 60 },
      // The group itself replaces what fails: within ten minutes it is over, or needs people.
      breach: { is: "below", value: leastInstances, dataPoints: 10 },
      missingData: "bad",
      topicArn,
    });
    const cpu = new Alarm(this, "cpu", {
      name: `${name}-cpu`,
      description: `The processors of ${name} stay busy. First: see in the load balancer's requests whether callers or one slow request make the load; then take a larger type or more instances.`,
      // Instances report every five minutes unless they are watched in detail.
      metric: { ...counted("AWS/EC2", "CPUUtilization"), statistic: "Average", periodSeconds: 300 },
      breach: { is: "above", value: thresholds.instanceCpuPercent, dataPoints: 3 },
      // A group without instances has no load: the alarm on their number tells that.
      missingData: "good",
      topicArn,
    });
    const status = new Alarm(this, "status", {
      name: `${name}-status`,
      description: `An instance of ${name} fails EC2's own checks, of the machine below it or of its system. First: wait for the group to replace it; if the new one fails, too, read its system log and see what was changed in its start.`,
      metric: { ...counted("AWS/EC2", "StatusCheckFailed"), statistic: "Maximum", periodSeconds: 60 },
      breach: { is: "at least", value: 1, dataPoints: 5 },
      missingData: "good",
      topicArn,
    });
    this.alarms = [instances, cpu, status];
  }
}
