import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";
import type { Graph } from "./metric";

export interface HttpApiAlarmsProps {
  /** Names the alarms: `<name>-5xx`, `-latency`. */
  readonly name: string;
  /** The API's id and its stage, by which API Gateway counts. */
  readonly api: { readonly id: string; readonly stage: string };
  readonly serverErrorsPerMinute: number;
  readonly latencyP95Milliseconds: number;
  readonly topicArn: string;
}

/**
 * Answers with a 5xx status, and slow ones, of an HTTP API; those with a 4xx status are shown, callers make them.
 * Source: API Gateway developer guide, "Monitor CloudWatch metrics for HTTP APIs".
 */
export class HttpApiAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];
  readonly graphs: readonly Graph[];

  constructor(scope: Construct, id: string, props: HttpApiAlarmsProps) {
    super(scope, id);
    const { name, api, serverErrorsPerMinute, latencyP95Milliseconds, topicArn } = props;
    this.title = `HTTP API ${name}`;
    const counted = { namespace: "AWS/ApiGateway", dimensions: { ApiId: api.id, Stage: api.stage } };
    const errors = new Alarm(this, "server-errors", {
      name: `${name}-5xx`,
      description: `${name} answers with 5xx. First: read the access log; where integrationStatus is - or empty, no answer came from behind: look at the load balancer's targets and the VPC link. Else read the application's log.`,
      metric: { ...counted, name: "5xx", statistic: "Sum", periodSeconds: 60 },
      breach: { is: "at least", value: serverErrorsPerMinute, dataPoints: 3 },
      missingData: "good",
      topicArn,
    });
    const latency = new Alarm(this, "latency", {
      name: `${name}-latency`,
      description: `${name} is slow. First: compare latency with integrationLatency in the access log; if they are alike, compare the instances' CPU with the database's: the slower one needs help.`,
      metric: { ...counted, name: "Latency", statistic: "p95", periodSeconds: 300 },
      breach: { is: "at least", value: latencyP95Milliseconds, dataPoints: 3 },
      missingData: "good",
      topicArn,
    });
    this.alarms = [errors, latency];
    this.graphs = [{ title: `${name}-4xx`, metric: { ...counted, name: "4xx", statistic: "Sum", periodSeconds: 60 } }];
  }
}
