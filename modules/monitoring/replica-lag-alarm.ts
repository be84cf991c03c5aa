import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";

export interface ReplicaLagAlarmProps {
  /** Names the alarm: `<name>-lag`. */
  readonly name: string;
  /** Identifier of the read replica. */
  readonly instance: string;
  /** How far behind its source it may be. PostgreSQL counts seconds since the last change, and its source makes one every five minutes. */
  readonly lagSeconds: number;
  readonly topicArn: string;
}

/** A read replica that falls behind answers with what was true some time ago. */
export class ReplicaLagAlarm extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { name, instance, lagSeconds, topicArn }: ReplicaLagAlarmProps) {
    super(scope, id);
    this.title = `Replica ${name}`;
    const lag = new Alarm(this, "lag", {
      name: `${name}-lag`,
      description: `${name} falls behind its source, or replicates no more. First: see in the RDS console whether replication stands still, then look for long queries on the replica; readers can go to the source meanwhile.`,
      metric: {
        namespace: "AWS/RDS",
        name: "ReplicaLag",
        dimensions: { DBInstanceIdentifier: instance },
        statistic: "Maximum",
        periodSeconds: 60,
      },
      breach: { is: "at least", value: lagSeconds, dataPoints: 5 },
      // RDS reports every minute; silence means that the replica is stopped or gone.
      missingData: "bad",
      topicArn,
    });
    this.alarms = [lag];
  }
}
