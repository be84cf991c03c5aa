/** A metric of CloudWatch and how its values are put together. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: "Sum" | "Average" | "Maximum" | "Minimum" | "p95";
  /** Length of one data point. */
  readonly periodSeconds: 60 | 300;
}

/** A metric that is looked at, whatever its value. */
export interface Graph {
  readonly title: string;
  readonly metric: Metric;
  /** One line for each, in place of the metric's own statistic. @default none */
  readonly percentiles?: readonly ("p50" | "p95" | "p99")[];
}
