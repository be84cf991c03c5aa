import { noticeOf } from "../../../functions/alarm-forwarder/notice";
import { DeploymentEvents } from "../../../modules/monitoring/deployment-events";
import { LogGroup } from "../../../modules/monitoring/log-group";
import { build } from "../../support/build";

const topicArn = "arn:aws:sns:us-east-1:111111111111:shop-test-alarms";
const events = (name = "shop-test-deployments") =>
  build((stack) => {
    const { resource: topicReady } = new LogGroup(stack, "ready", { name: "/ready", days: 30, keyArn: "arn:aws:kms:::key/k" });
    const told = { accountId: "111111111111", region: "us-east-1", topicArn, topicReady };
    new DeploymentEvents(stack, "events", { name, clusterName: "shop-test", ...told });
  });

test("only failed deployments are told, and only those of this cluster", () => {
  const built = events();
  expect(JSON.parse(String(built.one("aws_cloudwatch_event_rule").event_pattern))).toEqual({
    source: ["aws.ecs"],
    "detail-type": ["ECS Deployment State Change"],
    detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
    resources: [{ prefix: "arn:aws:ecs:us-east-1:111111111111:service/shop-test/" }],
  });
  expect([...built.broken, ...built.problems]).toEqual([]);
});

test("the topic is told when it admits the service", () => {
  expect(events().one("aws_cloudwatch_event_target")).toMatchObject({
    arn: topicArn,
    depends_on: [expect.stringMatching(/^aws_cloudwatch_log_group\.ready_/)],
  });
});

test("people and paging services read one sentence with service and reason", () => {
  const { input_transformer: transformer } = events().one("aws_cloudwatch_event_target");
  const { input_paths, input_template } = transformer as { input_paths: Record<string, string>; input_template: string };
  const values: Record<string, string> = {
    "$.resources[0]": "arn:aws:ecs:us-east-1:111111111111:service/shop-test/shop-test-api",
    "$.detail.reason": "ECS deployment circuit breaker: task failed to start.",
  };
  const Message = input_template.replace(/<(\w+)>/g, (_, word: string) => values[input_paths[word]]);
  const notice = noticeOf({ Message, MessageId: "1", Timestamp: "2026-01-02T03:04:05Z", TopicArn: topicArn } as never);
  expect(notice).toMatchObject({ status: "firing", severity: "warning" });
  expect(notice.summary).toMatch(
    /^A deployment failed, .* Service: \S+\/shop-test-api\. ECS says: ECS deployment circuit breaker: task failed to start\. First: /,
  );
});

test("a name longer than EventBridge takes is refused", () => {
  const name = "r".repeat(65);
  expect(events(name).problems).toEqual([`events: name must be at most 64 characters, got 65 ("${name}")`]);
});
