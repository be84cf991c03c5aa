import { FlowLog as AwsFlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import { ServiceRole } from "../security/service-role";

/** Seconds of traffic in one record: 60 or 600. One minute shows an incident while it runs. */
const AGGREGATION_SECONDS = 60;

export interface FlowLogProps {
  /** Names the role; the log group is `/<name>/flow-logs`. */
  readonly name: string;
  readonly vpcId: string;
  /** Days its log group keeps events. */
  readonly days: number;
  readonly keyArn: string;
  readonly accountId: string;
}

/** Who talked to whom in a VPC, accepted and refused, in CloudWatch Logs (EC2.6). */
export class FlowLog extends Construct {
  readonly resource: AwsFlowLog;

  constructor(scope: Construct, id: string, { name, vpcId, days, keyArn, accountId }: FlowLogProps) {
    super(scope, id);
    const logs = new LogGroup(this, "logs", { name: `/${name}/flow-logs`, days, keyArn });
    const role = new ServiceRole(this, "role", {
      name: `${name}-flow-logs`,
      service: "vpc-flow-logs",
      accountId,
      statements: [
        // The API names no single group when it lists them; without it the flow log reports a failed delivery.
        { Sid: "FindGroup", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
        {
          Sid: "WriteRecords",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: [logs.arn, `${logs.arn}:log-stream:*`],
        },
      ],
    });
    this.resource = new AwsFlowLog(this, "flow-log", {
      vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: logs.arn,
      iamRoleArn: role.arn,
      maxAggregationInterval: AGGREGATION_SECONDS,
      tags: { Name: name },
      dependsOn: [role.policy],
    });
  }
}
