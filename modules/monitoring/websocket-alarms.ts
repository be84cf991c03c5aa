import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";
import type { Metric } from "./metric";

export interface WebsocketAlarmsProps {
  /** Names the alarms: `<name>-integration-errors`, `-execution-errors`, `-latency`. */
  readonly name: string;
  readonly api: { readonly id: string; readonly stage: string };
  readonly serverErrorsPerMinute: number;
  readonly latencyP95Milliseconds: number;
  readonly topicArn: string;
}

/** Errors and slow answers of a WebSocket API. */
export class WebsocketAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: WebsocketAlarmsProps) {
    super(scope, id);
    const { name, api, serverErrorsPerMinute, latencyP95Milliseconds, topicArn } = props;
    this.title = `WebSocket API ${name}`;
    const counted = { namespace: "AWS/ApiGateway", dimensions: { ApiId: api.id, Stage: api.stage } };
    const errors = (role: string, metricName: string, what: string) =>
      new Alarm(this, role, {
        name: `${name}-${role}`,
        description: `${what} First: run the saved query function-errors for the function behind ${name}.`,
        metric: { ...counted, name: metricName, statistic: "Sum", periodSeconds: 60 },
        breach: { is: "at least", value: serverErrorsPerMinute, dataPoints: 3 },
        missingData: "good",
        topicArn,
      });
    const latency: Metric = { ...counted, name: "IntegrationLatency", statistic: "p95", periodSeconds: 300 };
    this.alarms = [
      errors("integration-errors", "IntegrationError", `The function behind ${name} answers with errors.`),
      errors("execution-errors", "ExecutionError", `${name} cannot call its function.`),
      new Alarm(this, "latency", {
        name: `${name}-latency`,
        description: `Messages to ${name} are answered slowly. First: look at the function's duration and throttles.`,
        metric: latency,
        breach: { is: "at least", value: latencyP95Milliseconds, dataPoints: 3 },
        missingData: "good",
        topicArn,
      }),
    ];
  }
}
