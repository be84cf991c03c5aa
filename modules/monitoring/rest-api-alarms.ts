import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";

export interface RestApiAlarmsProps {
  /** Names the alarms: `<name>-5xx`, `-latency`. */
  readonly name: string;
  /** The API's own name and its stage, by which API Gateway counts. */
  readonly api: { readonly name: string; readonly stage: string };
  readonly serverErrorsPerMinute: number;
  readonly latencyP95Milliseconds: number;
  readonly topicArn: string;
}

/** Answers with a 5xx status, and slow ones, of a REST API. */
export class RestApiAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: RestApiAlarmsProps) {
    super(scope, id);
    const { name, api, serverErrorsPerMinute, latencyP95Milliseconds, topicArn } = props;
    this.title = `REST API ${name}`;
    const counted = { namespace: "AWS/ApiGateway", dimensions: { ApiName: api.name, Stage: api.stage } };
    const errors = new Alarm(this, "server-errors", {
      name: `${name}-5xx`,
      description: `${name} answers with 5xx. First: run the saved query api-server-errors to see which paths, then the alarms of the functions behind them.`,
      metric: { ...counted, name: "5XXError", statistic: "Sum", periodSeconds: 60 },
      breach: { is: "at least", value: serverErrorsPerMinute, dataPoints: 3 },
      missingData: "good",
      topicArn,
    });
    const latency = new Alarm(this, "latency", {
      name: `${name}-latency`,
      description: `${name} is slow. First: look at the traces of slow requests; if all are slow, at the database's alarms and the functions' throttles.`,
      metric: { ...counted, name: "Latency", statistic: "p95", periodSeconds: 300 },
      breach: { is: "at least", value: latencyP95Milliseconds, dataPoints: 3 },
      missingData: "good",
      topicArn,
    });
    this.alarms = [errors, latency];
  }
}
