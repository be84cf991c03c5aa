import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";
import type { Metric } from "./metric";

/** Share of a function's timeout that 95 of 100 runs should stay below: what comes closer will soon be cut off. */
const SHARE_OF_TIMEOUT = 0.8;

export interface LambdaAlarmsProps {
  /** Names the alarms: `<name>-errors`, `-throttles`, `-duration`. */
  readonly name: string;
  readonly functionName: string;
  readonly timeoutSeconds: number;
  readonly errorsPer5Minutes: number;
  readonly throttlesPer5Minutes: number;
  readonly topicArn: string;
}

/** Failed, refused and slow runs of one function, all its versions together. */
export class LambdaAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: LambdaAlarmsProps) {
    super(scope, id);
    const { name, functionName, timeoutSeconds, errorsPer5Minutes, throttlesPer5Minutes, topicArn } = props;
    this.title = `Function ${name}`;
    const metric = (metricName: string, statistic: Metric["statistic"]): Metric => ({
      namespace: "AWS/Lambda",
      name: metricName,
      dimensions: { FunctionName: functionName },
      statistic,
      periodSeconds: 300,
    });
    const errors = new Alarm(this, "errors", {
      name: `${name}-errors`,
      description: `Runs of ${name} fail. First: run the saved query function-errors for the last hour, and see what was deployed since.`,
      metric: metric("Errors", "Sum"),
      breach: { is: "at least", value: errorsPer5Minutes, dataPoints: 1 },
      missingData: "good",
      topicArn,
    });
    const throttles = new Alarm(this, "throttles", {
      name: `${name}-throttles`,
      description: `Lambda refuses runs of ${name}. First: compare ConcurrentExecutions with the account's limit and the function's own, and look for what calls it so often.`,
      metric: metric("Throttles", "Sum"),
      breach: { is: "at least", value: throttlesPer5Minutes, dataPoints: 1 },
      missingData: "good",
      topicArn,
    });
    const duration = new Alarm(this, "duration", {
      name: `${name}-duration`,
      description: `Runs of ${name} come near their timeout of ${timeoutSeconds} seconds. First: run the saved query slowest-runs, then look at the traces for what they wait for.`,
      metric: metric("Duration", "p95"),
      breach: { is: "at least", value: timeoutSeconds * 1_000 * SHARE_OF_TIMEOUT, dataPoints: 3 },
      missingData: "good",
      topicArn,
    });
    this.alarms = [errors, throttles, duration];
  }
}
