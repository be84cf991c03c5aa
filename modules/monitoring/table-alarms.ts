import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";

export interface TableAlarmsProps {
  /** Names the alarms: `<name>-read-throttles`, `<name>-write-throttles`. */
  readonly name: string;
  /** Name of the DynamoDB table. */
  readonly tableName: string;
  readonly topicArn: string;
}

/** Requests that a DynamoDB table refuses: with on-demand capacity only when load doubles at once or one key is hot. */
export class TableAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { name, tableName, topicArn }: TableAlarmsProps) {
    super(scope, id);
    this.title = `Table ${name}`;
    this.alarms = ["Read", "Write"].map((kind) => {
      const role = `${kind.toLowerCase()}-throttles`;
      return new Alarm(this, role, {
        name: `${name}-${role}`,
        description: `${tableName} refuses requests (${kind.toLowerCase()}s). First: see in CloudWatch Contributor Insights whether one key is asked for all the time; a table whose load grows slowly follows by itself.`,
        metric: {
          namespace: "AWS/DynamoDB",
          name: `${kind}ThrottleEvents`,
          dimensions: { TableName: tableName },
          statistic: "Sum",
          periodSeconds: 300,
        },
        breach: { is: "above", value: 0, dataPoints: 2 },
        // DynamoDB counts only when it refuses.
        missingData: "good",
        topicArn,
      });
    });
  }
}
