import { Construct } from "constructs";
import { AlarmForwarder, type AlarmForwarderProps } from "../../../modules/monitoring/alarm-forwarder";
import type { PolicyStatement } from "../../../modules/security/policy-document";
import { build } from "../../support/build";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/test";
const topicArn = "arn:aws:sns:us-east-1:111111111111:shop-test-alarms";
const props: AlarmForwarderProps = {
  name: "shop-test-alarm-forwarder",
  secretName: "shop/test/alarm-webhook",
  service: "opsgenie",
  topicArn,
  home: { accountId: "111111111111", region: "us-east-1", keyArn, logDays: 30 },
  data: "durable",
};
const forwarder = (changes: Partial<AlarmForwarderProps> = {}) =>
  build((stack) => void new AlarmForwarder(stack, "forwarder", { ...props, ...changes }));

test("the topic calls the function, which needs no VPC, and only this topic may", () => {
  const built = forwarder();
  expect(built.one("aws_lambda_function")).not.toHaveProperty("vpc_config");
  expect(built.one("aws_sns_topic_subscription")).toMatchObject({
    topic_arn: topicArn,
    protocol: "lambda",
    endpoint: expect.stringMatching(/^\$\{aws_lambda_function\.\S+\.arn\}$/),
  });
  expect(built.one("aws_lambda_permission")).toMatchObject({ principal: "sns.amazonaws.com", source_arn: topicArn });
  expect([...built.broken, ...built.problems]).toEqual([]);
});

test("the key of the paging service is in a secret that people fill: neither state nor variables hold it", () => {
  const built = forwarder();
  expect(built.one("aws_secretsmanager_secret")).toMatchObject({ name: "shop/test/alarm-webhook", kms_key_id: keyArn });
  expect(built.of("aws_secretsmanager_secret_version")).toEqual([]);
  expect(built.one("aws_lambda_function").environment).toEqual({
    variables: {
      WEBHOOK: "opsgenie",
      WEBHOOK_SECRET_ARN: expect.stringMatching(/^\$\{aws_secretsmanager_secret\.\S+\.arn\}$/),
    },
  });
});

test("the function reads its own secret, and decrypts nothing else", () => {
  const statements: PolicyStatement[] = JSON.parse(String(forwarder().one("aws_iam_role_policy").policy)).Statement;
  const read = statements.find(({ Sid }) => Sid === "ReadSecret");
  expect(read?.Resource).toMatch(/^\$\{aws_secretsmanager_secret\.\S+\.arn\}$/);
  const key = statements.find(({ Sid }) => Sid === "KeyByServices");
  expect(key?.Condition).toEqual({ StringEquals: { "kms:ViaService": ["secretsmanager.us-east-1.amazonaws.com"] } });
});

test("a message is tried three times; one that got lost raises an alarm for the topic's other subscribers", () => {
  expect(forwarder().one("aws_lambda_function_event_invoke_config")).toMatchObject({ maximum_retry_attempts: 2 });
  expect(forwarder().one("aws_cloudwatch_metric_alarm")).toMatchObject({
    alarm_name: "shop-test-alarm-forwarder-lost",
    metric_name: "AsyncEventsDropped",
    threshold: 1,
    alarm_actions: [topicArn],
  });
});

test.each([
  ["durable", 30],
  ["disposable", 0],
] as const)("a %s secret can be brought back for %d days", (data, days) => {
  expect(forwarder({ data }).one("aws_secretsmanager_secret").recovery_window_in_days).toBe(days);
});

test("another region's topic may call it too, once the function admits it", () => {
  const second = "arn:aws:sns:us-west-2:111111111111:shop-test-alarms";
  const built = build((stack) => {
    new AlarmForwarder(stack, "forwarder", props).alsoFrom(new Construct(stack, "there"), second);
  });
  const [, permission] = built.of("aws_lambda_permission");
  expect(permission).toMatchObject({ statement_id: "SecondAlarmTopic", principal: "sns.amazonaws.com", source_arn: second });
  const subscribed = built.of("aws_sns_topic_subscription").map(({ topic_arn, depends_on }) => [topic_arn, depends_on]);
  const waiting = (id: string) => [expect.stringMatching(new RegExp(`^aws_lambda_permission\\.forwarder_${id}_\\w+$`))];
  expect(Object.fromEntries(subscribed)).toEqual({
    [topicArn]: waiting("topic-may-call"),
    [second]: waiting("second-topic-may-call"),
  });
});
