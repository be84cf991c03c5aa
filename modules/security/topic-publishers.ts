import type { PolicyStatement } from "./policy-document";

/** A service that publishes to a topic by itself. Both the topic and its key must admit it, else the message is lost without a word. */
export type TopicPublisher = "cloudwatch" | "events" | "budgets" | "costalerts" | "rds-events";

type Conditions = NonNullable<PolicyStatement["Condition"]>;

interface Publisher {
  readonly sid: string;
  readonly service: string;
  /** What the topic asks of it. */
  readonly onTopic?: Conditions;
  /** What the key asks of it, besides that it encrypts for a topic of this account. */
  readonly onKey?: Conditions;
}

function publishers(accountId: string, region: string): Record<TopicPublisher, Publisher> {
  const ownAccount = { "aws:SourceAccount": accountId };
  const from = (arn: string): Conditions => ({ StringEquals: ownAccount, ArnLike: { "aws:SourceArn": arn } });
  return {
    // Source: CloudWatch user guide, "Notifying users on alarm changes"; SNS developer guide, "Key management".
    cloudwatch: {
      sid: "CloudWatchAlarms",
      service: "cloudwatch.amazonaws.com",
      // The key asks for the topic only: that KMS is told the account is shown nowhere, and a wrong guess would lose every
      // alarm without a word.
      onTopic: from(`arn:aws:cloudwatch:${region}:${accountId}:alarm:*`),
    },
    // EventBridge says neither account nor rule: a condition on them would lose every event.
    // Source: EventBridge user guide, "Using resource-based policies"; SNS developer guide, "Key management".
    events: { sid: "EventBridge", service: "events.amazonaws.com" },
    // Source: Cost Management user guide, "Creating an Amazon SNS topic for budget notifications".
    budgets: {
      sid: "Budgets",
      service: "budgets.amazonaws.com",
      onTopic: from(`arn:aws:budgets::${accountId}:*`),
      onKey: { StringEquals: ownAccount },
    },
    // The guide shows the account for the topic, and no condition for the key.
    // Source: Cost Management user guide, "Creating an Amazon SNS topic for anomaly notifications".
    costalerts: { sid: "CostAlerts", service: "costalerts.amazonaws.com", onTopic: { StringEquals: ownAccount } },
    // The same here. Source: RDS user guide, "Granting permissions to publish notifications to an Amazon SNS topic".
    "rds-events": {
      sid: "RdsEvents",
      service: "events.rds.amazonaws.com",
      onTopic: from(`arn:aws:rds:${region}:${accountId}:es:*`),
    },
  };
}

/** Lets a service publish to a topic. */
export function publishes(publisher: TopicPublisher, topicArn: string, accountId: string, region: string): PolicyStatement {
  const { sid, service, onTopic } = publishers(accountId, region)[publisher];
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sns:Publish",
    Resource: topicArn,
    ...(onTopic && { Condition: onTopic }),
  };
}

/** Lets each service encrypt what it publishes, for topics of this account and region only: SNS says the topic to KMS. */
export function publisherKeyStatements(accountId: string, region: string): Record<TopicPublisher, PolicyStatement> {
  const forTopics = { ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": `arn:aws:sns:${region}:${accountId}:*` } };
  const statement = ({ sid, service, onKey }: Publisher): PolicyStatement => ({
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
    Condition: { ...onKey, ...forTopics },
  });
  const { cloudwatch, events, budgets, costalerts, "rds-events": rdsEvents } = publishers(accountId, region);
  return {
    cloudwatch: statement(cloudwatch),
    events: statement(events),
    budgets: statement(budgets),
    costalerts: statement(costalerts),
    "rds-events": statement(rdsEvents),
  };
}
