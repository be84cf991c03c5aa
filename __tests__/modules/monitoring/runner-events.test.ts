import { noticeOf } from "../../../functions/alarm-forwarder/notice";
import { LogGroup } from "../../../modules/monitoring/log-group";
import { RunnerEvents, type RunnerEventsProps } from "../../../modules/monitoring/runner-events";
import { build } from "../../support/build";

const topicArn = "arn:aws:sns:us-east-1:111111111111:shop-test-alarms";
const events = (changes: Partial<RunnerEventsProps> = {}) =>
  build((stack) => {
    const { resource: topicReady } = new LogGroup(stack, "ready", { name: "/ready", days: 30, keyArn: "arn:aws:kms:::key/k" });
    const props = { name: "shop-test-runner-events", serviceNames: ["shop-test-api", "shop-test-ai"], topicArn, topicReady };
    new RunnerEvents(stack, "events", { ...props, ...changes });
  });

test("what failed is told, of these services alone", () => {
  const built = events();
  expect(JSON.parse(String(built.one("aws_cloudwatch_event_rule").event_pattern))).toEqual({
    source: ["aws.apprunner"],
    "detail-type": ["AppRunner Service Operation Status Change"],
    detail: { serviceName: ["shop-test-api", "shop-test-ai"], operationStatus: [{ suffix: "Failed" }] },
  });
  expect([...built.broken, ...built.problems]).toEqual([]);
});

test("the topic is told when it admits the service", () => {
  expect(events().one("aws_cloudwatch_event_target")).toMatchObject({
    arn: topicArn,
    depends_on: [expect.stringMatching(/^aws_cloudwatch_log_group\.ready_/)],
  });
});

test("people and paging services read one sentence with the service, what failed and why", () => {
  const { input_transformer: transformer } = events().one("aws_cloudwatch_event_target");
  const { input_paths, input_template } = transformer as { input_paths: Record<string, string>; input_template: string };
  const values: Record<string, string> = {
    "$.detail.serviceName": "shop-test-api",
    "$.detail.operationStatus": "DeploymentFailed",
    "$.detail.message": "Health check failed.",
  };
  const Message = input_template.replace(/<(\w+)>/g, (_, word: string) => values[input_paths[word]]);
  const notice = noticeOf({ Message, MessageId: "1", Timestamp: "2026-01-02T03:04:05Z", TopicArn: topicArn } as never);
  expect(notice).toMatchObject({ status: "firing", severity: "warning" });
  expect(notice.summary).toMatch(
    /Service: shop-test-api\. What: DeploymentFailed\. App Runner says: Health check failed\. First: /,
  );
});

test("a name longer than EventBridge takes, and no services at all, are refused", () => {
  const name = "r".repeat(65);
  expect(events({ name, serviceNames: [] }).problems).toEqual([
    `events: name must be at most 64 characters, got 65 ("${name}")`,
    "events: serviceNames must name one service or more, got none",
  ]);
});
