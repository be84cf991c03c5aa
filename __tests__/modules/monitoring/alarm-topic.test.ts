import { AlarmTopic, type AlarmTopicProps } from "../../../modules/monitoring/alarm-topic";
import type { PolicyStatement } from "../../../modules/security/policy-document";
import { build } from "../../support/build";

const props: AlarmTopicProps = {
  name: "shop-test-alarms",
  accountId: "111111111111",
  region: "us-east-1",
  keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
  publishers: ["cloudwatch", "budgets"],
  emails: ["b@example.com", "a@example.com"],
};
const topic = (changes: Partial<AlarmTopicProps> = {}) =>
  build((stack) => void new AlarmTopic(stack, "alarms", { ...props, ...changes }));
const statements = (changes?: Partial<AlarmTopicProps>): PolicyStatement[] =>
  JSON.parse(String(topic(changes).one("aws_sns_topic_policy").policy)).Statement;

test("the topic is encrypted with the key and keeps every rule", () => {
  expect(topic().one("aws_sns_topic")).toMatchObject({ name: "shop-test-alarms", kms_master_key_id: props.keyArn });
  expect(topic().broken).toEqual([]);
});

test("nobody publishes in clear", () => {
  expect(statements()[0]).toMatchObject({
    Effect: "Deny",
    Principal: "*",
    Action: "sns:Publish",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
});

test("the services named may publish, and nobody else", () => {
  const allowed = (publishers: AlarmTopicProps["publishers"]) =>
    statements({ publishers })
      .filter(({ Effect }) => Effect === "Allow")
      .map(({ Principal }) => Principal);
  expect(allowed(["cloudwatch", "budgets"])).toEqual([
    { Service: "cloudwatch.amazonaws.com" },
    { Service: "budgets.amazonaws.com" },
  ]);
  expect(allowed([])).toEqual([]);
});

test("each address gets the mails, whatever its place in the list", () => {
  const addresses = (emails: string[]) =>
    topic({ emails })
      .of("aws_sns_topic_subscription")
      .map(({ protocol, endpoint }) => [protocol, endpoint]);
  expect(addresses(["b@example.com"])).toEqual([["email", "b@example.com"]]);
  expect(addresses(["b@example.com", "a@example.com"]).sort()).toEqual([
    ["email", "a@example.com"],
    ["email", "b@example.com"],
  ]);
});

test("a name longer than SNS takes is refused", () => {
  expect(topic({ name: "t".repeat(257) }).problems).toEqual([
    `alarms: name must be at most 256 characters, got 257 ("${"t".repeat(257)}")`,
  ]);
});
