import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";

export interface DeadLetterAlarmProps {
  /** Names the alarm: `<name>-depth`. */
  readonly name: string;
  /** Name of the dead-letter queue. */
  readonly queueName: string;
  readonly topicArn: string;
}

/** One message in a dead-letter queue is work that was not done. */
export class DeadLetterAlarm extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { name, queueName, topicArn }: DeadLetterAlarmProps) {
    super(scope, id);
    this.title = `Dead letters ${name}`;
    const depth = new Alarm(this, "depth", {
      name: `${name}-depth`,
      description: `${name} holds messages that nobody could work off. First: read one (do not delete it), find its error in the logs, mend the cause, then start a redrive of the queue.`,
      metric: {
        namespace: "AWS/SQS",
        name: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: queueName },
        statistic: "Maximum",
        periodSeconds: 60,
      },
      breach: { is: "above", value: 0, dataPoints: 1 },
      // SQS is silent about a queue that nobody used for six hours; one that holds messages it always speaks of.
      missingData: "good",
      topicArn,
    });
    this.alarms = [depth];
  }
}
