import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";
import type { Graph, Metric } from "./metric";
import type { NatThresholds } from "./thresholds";

const BYTES_PER_MIB = 1_024 ** 2;

export interface NatAlarmsProps {
  /** Names the alarms: `<name>-<zone>-egress`, `-ports`. */
  readonly name: string;
  /** By the zone that each stands in. The zones are state addresses. */
  readonly gatewayIds: ReadonlyMap<string, string>;
  readonly thresholds: NatThresholds;
  readonly topicArn: string;
}

/** What NAT gateways send to the internet, and whether they have room for more connections. */
export class NatAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];
  readonly graphs: readonly Graph[];

  constructor(scope: Construct, id: string, { name, gatewayIds, thresholds, topicArn }: NatAlarmsProps) {
    super(scope, id);
    this.title = `NAT gateways ${name}`;
    const metric = (gatewayId: string, metricName: string): Metric => ({
      namespace: "AWS/NATGateway",
      name: metricName,
      dimensions: { NatGatewayId: gatewayId },
      statistic: "Sum",
      periodSeconds: 300,
    });
    this.alarms = [...gatewayIds].flatMap(([zone, gatewayId]) => {
      const place = new Construct(this, zone);
      const egress = new Alarm(place, "egress", {
        name: `${name}-${zone}-egress`,
        description: `The NAT gateway of ${zone} sends more to the internet than it should, and each byte is billed. First: see in the flow logs who sends and where to; S3 belongs to its gateway endpoint, AWS's services to their interface endpoints.`,
        metric: metric(gatewayId, "BytesOutToDestination"),
        breach: { is: "at least", value: thresholds.natEgressMiBPer5Minutes * BYTES_PER_MIB, dataPoints: 3 },
        missingData: "good",
        topicArn,
      });
      const ports = new Alarm(place, "ports", {
        name: `${name}-${zone}-ports`,
        description: `The NAT gateway of ${zone} has no port left for a connection, and calls of others' APIs fail. First: look in the flow logs for the address that most connections go to, and have its callers keep connections open.`,
        metric: metric(gatewayId, "ErrorPortAllocation"),
        breach: { is: "at least", value: 1, dataPoints: 1 },
        missingData: "good",
        topicArn,
      });
      return [egress, ports];
    });
    this.graphs = [...gatewayIds].map(([zone, gatewayId]) => ({
      title: `${name}-${zone}-bytes-in`,
      metric: metric(gatewayId, "BytesInFromDestination"),
    }));
  }
}
