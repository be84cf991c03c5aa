import type { Construct } from "constructs";
import { Alarm } from "./alarm";
import type { Metric } from "./metric";
import type { ApiThresholds } from "./thresholds";

/** A count of an Application Load Balancer's, for all of it or for one of its target groups. */
export const balancerMetric =
  (dimensions: Metric["dimensions"]) =>
  (name: string, statistic: Metric["statistic"], periodSeconds: Metric["periodSeconds"]): Metric => ({
    namespace: "AWS/ApplicationELB",
    name,
    dimensions,
    statistic,
    periodSeconds,
  });

/** What is watched, and when it is too much. */
export interface TargetAlarmsProps {
  /** Names the alarms: `<name>-5xx`, `-latency`. */
  readonly name: string;
  /** Makes a metric of the target group out of its name, statistic and period in seconds. */
  readonly counted: ReturnType<typeof balancerMetric>;
  /** What each means and what to do first. */
  readonly descriptions: { readonly errors: string; readonly latency: string };
  readonly thresholds: ApiThresholds;
  readonly topicArn: string;
}

/** Errors and slow answers of what stands behind a load balancer, whatever it runs on. */
export function targetAlarms(scope: Construct, props: TargetAlarmsProps): Alarm[] {
  const { name, counted, descriptions, thresholds, topicArn } = props;
  return [
    new Alarm(scope, "server-errors", {
      name: `${name}-5xx`,
      description: descriptions.errors,
      metric: counted("HTTPCode_Target_5XX_Count", "Sum", 60),
      breach: { is: "at least", value: thresholds.serverErrorsPerMinute, dataPoints: 3 },
      missingData: "good",
      topicArn,
    }),
    new Alarm(scope, "latency", {
      name: `${name}-latency`,
      description: descriptions.latency,
      // The load balancer counts in seconds.
      metric: counted("TargetResponseTime", "p95", 300),
      breach: { is: "at least", value: thresholds.latencyP95Milliseconds / 1_000, dataPoints: 3 },
      missingData: "good",
      topicArn,
    }),
  ];
}
