import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

export interface LogGroupProps {
  /** A path such as `/<system>-<environment>/flow-logs`, or the name an AWS service writes to. */
  readonly name: string;
  /** Days events are kept; see `logDays` for the values that CloudWatch Logs accepts. */
  readonly days: number;
  /** Its policy must admit the `logs` service. */
  readonly keyArn: string;
  /** Region of the group; its key must be of the same. @default the stack's */
  readonly provider?: TerraformProvider;
}

/** A log group with retention and a key of the customer's. Make it before its writer, which would make one without. */
export class LogGroup extends Construct {
  readonly arn: string;
  readonly groupName: string;
  readonly resource: CloudwatchLogGroup;

  constructor(scope: Construct, id: string, { name, days, keyArn, provider }: LogGroupProps) {
    super(scope, id);
    this.resource = new CloudwatchLogGroup(this, "group", { name, retentionInDays: days, kmsKeyId: keyArn, provider });
    this.arn = this.resource.arn;
    this.groupName = name;
  }
}
