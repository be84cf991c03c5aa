import { keyUserStatements } from "../../../modules/security/key-users";
import { publishes, type TopicPublisher } from "../../../modules/security/topic-publishers";

const accountId = "111111111111";
const region = "us-east-1";
const topicArn = `arn:aws:sns:${region}:${accountId}:shop-test-alarms`;
const account = { "aws:SourceAccount": accountId };
const ofAccount = { StringEquals: account };
const forTopics = { ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": `arn:aws:sns:${region}:${accountId}:*` } };
const from = (arn: string) => ({ StringEquals: account, ArnLike: { "aws:SourceArn": arn } });

const table: { publisher: TopicPublisher; service: string; onTopic?: object; onKey: object }[] = [
  {
    publisher: "cloudwatch",
    service: "cloudwatch.amazonaws.com",
    onTopic: from(`arn:aws:cloudwatch:${region}:${accountId}:alarm:*`),
    onKey: forTopics,
  },
  // EventBridge names no account: with a condition on it, every event would be lost.
  { publisher: "events", service: "events.amazonaws.com", onTopic: undefined, onKey: forTopics },
  {
    publisher: "budgets",
    service: "budgets.amazonaws.com",
    onTopic: from(`arn:aws:budgets::${accountId}:*`),
    onKey: { ...ofAccount, ...forTopics },
  },
  { publisher: "costalerts", service: "costalerts.amazonaws.com", onTopic: ofAccount, onKey: forTopics },
  {
    publisher: "rds-events",
    service: "events.rds.amazonaws.com",
    onTopic: from(`arn:aws:rds:${region}:${accountId}:es:*`),
    onKey: forTopics,
  },
];

test.each(table)("$service may publish to the topic, as AWS documents it", ({ publisher, service, onTopic }) => {
  expect(publishes(publisher, topicArn, accountId, region)).toEqual({
    Sid: expect.stringMatching(/^\w+$/),
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sns:Publish",
    Resource: topicArn,
    ...(onTopic && { Condition: onTopic }),
  });
});

test.each(table)("$service may use the key, for this account's topics only", ({ publisher, service, onKey }) => {
  const [{ Condition, ...statement }, ...more] = keyUserStatements(publisher, accountId, region);
  expect(more).toEqual([]);
  expect(statement).toMatchObject({
    Effect: "Allow",
    Principal: { Service: service },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
  });
  expect(Condition).toEqual(onKey);
});
