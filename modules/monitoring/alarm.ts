import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import type { Graph, Metric } from "./metric";

/** Longest name and description of an alarm. Source: CloudWatch API reference, "PutMetricAlarm". */
const MAX_ALARM_NAME = 255;
const MAX_DESCRIPTION = 1_024;

const COMPARISONS = {
  "at least": "GreaterThanOrEqualToThreshold",
  above: "GreaterThanThreshold",
  below: "LessThanThreshold",
} as const;

const MISSING_DATA = { good: "notBreaching", bad: "breaching" } as const;

/** Which values are bad, and for how long they must be. */
export interface Breach {
  readonly is: keyof typeof COMPARISONS;
  /** In the unit of the metric. */
  readonly value: number;
  /** Bad data points in a row that set the alarm off. */
  readonly dataPoints: number;
}

export interface AlarmProps {
  readonly name: string;
  /** What it means and what to do first: all that the woken person reads. */
  readonly description: string;
  readonly metric: Metric;
  readonly breach: Breach;
  /** What a period without a value says: `good` where silence means no trouble, `bad` where the sender must never be silent. */
  readonly missingData: keyof typeof MISSING_DATA;
  /**
   * Where it is told. Without it nobody is told: only for an alarm that something else reads, as ECS does while it deploys.
   * @default none
   */
  readonly topicArn?: string;
}

/** Tells a topic when a metric turns bad, and when it is good again. */
export class Alarm extends Construct {
  readonly arn: string;
  readonly alarmName: string;
  readonly metric: Metric;
  readonly threshold: number;
  readonly resource: CloudwatchMetricAlarm;

  constructor(scope: Construct, id: string, props: AlarmProps) {
    super(scope, id);
    const { name, description, metric, breach, missingData, topicArn } = props;
    check(this, [
      nameProblem("name", name, MAX_ALARM_NAME),
      description.length > MAX_DESCRIPTION &&
        `description must be at most ${MAX_DESCRIPTION} characters, got ${description.length}`,
    ]);
    this.resource = new CloudwatchMetricAlarm(this, "alarm", {
      alarmName: name,
      alarmDescription: description,
      namespace: metric.namespace,
      metricName: metric.name,
      dimensions: { ...metric.dimensions },
      ...(metric.statistic === "p95" ? { extendedStatistic: "p95" } : { statistic: metric.statistic }),
      period: metric.periodSeconds,
      evaluationPeriods: breach.dataPoints,
      comparisonOperator: COMPARISONS[breach.is],
      threshold: breach.value,
      treatMissingData: MISSING_DATA[missingData],
      ...(topicArn && { alarmActions: [topicArn], okActions: [topicArn] }),
    });
    this.arn = this.resource.arn;
    this.alarmName = name;
    this.metric = metric;
    this.threshold = breach.value;
  }
}

/** Alarms about one thing, and what else is looked at there: a row of the dashboard. */
export interface AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];
  /** Shown behind the alarms' own graphs. @default none */
  readonly graphs?: readonly Graph[];
  /** Where all of it is counted. @default the dashboard's region */
  readonly region?: string;
}
