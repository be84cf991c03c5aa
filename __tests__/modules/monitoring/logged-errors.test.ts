import { LogGroup } from "../../../modules/monitoring/log-group";
import { LoggedErrors } from "../../../modules/monitoring/logged-errors";
import { build } from "../../support/build";

const built = build((stack) => {
  const { resource } = new LogGroup(stack, "log", { name: "/shop/ai", days: 30, keyArn: "arn:aws:kms:::key/k" });
  new LoggedErrors(stack, "upstream", {
    name: "shop-test-ai-upstream-errors",
    title: "Models of others",
    description: "Calls fail. First: read the log.",
    namespace: "shop/test",
    log: { logGroupName: "/shop/ai", pattern: '{ $.event = "upstream_error" }', ready: [resource] },
    per5Minutes: 7,
    topicArn: "arn:aws:sns:us-east-1:111111111111:shop-test-alarms",
  });
});
const filter = built.one("aws_cloudwatch_log_metric_filter");
const alarm = built.one("aws_cloudwatch_metric_alarm");

test("each line of the log that has the pattern counts one, and the others none, once the log is there", () => {
  expect(filter).toMatchObject({
    log_group_name: "/shop/ai",
    pattern: '{ $.event = "upstream_error" }',
    metric_transformation: { value: "1", default_value: "0" },
    depends_on: [expect.stringMatching(/^aws_cloudwatch_log_group\.log_/)],
  });
});

test("the alarm looks at the very metric that is counted", () => {
  const { name, namespace } = filter.metric_transformation as Record<string, string>;
  expect([alarm.namespace, alarm.metric_name]).toEqual([namespace, name]);
  expect(alarm.dimensions).toEqual({});
});

test("as many lines in five minutes set it off, and silence is good", () => {
  expect(alarm).toMatchObject({
    alarm_name: "shop-test-ai-upstream-errors",
    statistic: "Sum",
    period: 300,
    evaluation_periods: 1,
    threshold: 7,
    comparison_operator: "GreaterThanOrEqualToThreshold",
    treat_missing_data: "notBreaching",
    alarm_actions: ["arn:aws:sns:us-east-1:111111111111:shop-test-alarms"],
  });
  expect([...built.broken, ...built.problems]).toEqual([]);
});
