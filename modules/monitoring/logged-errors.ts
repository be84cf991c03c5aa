import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";

/** What of a log is counted, and where. */
export interface CountedLog {
  readonly logGroupName: string;
  /** A filter pattern of CloudWatch Logs. */
  readonly pattern: string;
  /** What must be there before the group is. */
  readonly ready: readonly ITerraformDependable[];
}

export interface LoggedErrorsProps {
  /** Of the alarm; the metric is called so too. */
  readonly name: string;
  readonly title: string;
  /** What it means and what to do first. */
  readonly description: string;
  /** Namespace of the metric, e.g. `shop/dev`. */
  readonly namespace: string;
  readonly log: CountedLog;
  /** Lines in five minutes that set the alarm off. */
  readonly per5Minutes: number;
  readonly topicArn: string;
}

/** Counts lines of a log and tells when there are too many: for what AWS itself counts nowhere. */
export class LoggedErrors extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: LoggedErrorsProps) {
    super(scope, id);
    const { name, title, description, namespace, log, per5Minutes, topicArn } = props;
    this.title = title;
    new CloudwatchLogMetricFilter(this, "filter", {
      name,
      logGroupName: log.logGroupName,
      pattern: log.pattern,
      metricTransformation: { name, namespace, value: "1", defaultValue: "0", unit: "Count" },
      dependsOn: [...log.ready],
    });
    const errors = new Alarm(this, "errors", {
      name,
      description,
      metric: { namespace, name, dimensions: {}, statistic: "Sum", periodSeconds: 300 },
      breach: { is: "at least", value: per5Minutes, dataPoints: 1 },
      // Nothing is counted while nothing is logged.
      missingData: "good",
      topicArn,
    });
    this.alarms = [errors];
  }
}
