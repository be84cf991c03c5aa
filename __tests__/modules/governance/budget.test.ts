import { Budget } from "../../../modules/governance/budget";
import { LogGroup } from "../../../modules/monitoring/log-group";
import { build } from "../../support/build";

const topicArn = "arn:aws:sns:us-east-1:111111111111:shop-test-alarms";
const budget = (name = "shop-test-monthly") =>
  build((stack) => {
    const { resource: topicReady } = new LogGroup(stack, "ready", { name: "/ready", days: 30, keyArn: "arn:aws:kms:::key/k" });
    const costTags = { System: "shop", Environment: "test" };
    new Budget(stack, "budget", { name, monthlyUsd: 900, costTags, topicArn, topicReady });
  });

test("the budget counts a month of what carries all the tags", () => {
  expect(budget().one("aws_budgets_budget")).toMatchObject({
    name: "shop-test-monthly",
    budget_type: "COST",
    time_unit: "MONTHLY",
    limit_amount: "900",
    limit_unit: "USD",
    cost_filter: [{ name: "TagKeyValue", values: ["user:System$shop", "user:Environment$test"] }],
  });
});

test("it tells the topic at 80 % and 100 %, and when the forecast passes 100 %", () => {
  const { notification } = budget().one("aws_budgets_budget");
  const shared = { comparison_operator: "GREATER_THAN", threshold_type: "PERCENTAGE", subscriber_sns_topic_arns: [topicArn] };
  expect(notification).toEqual([
    { ...shared, notification_type: "ACTUAL", threshold: 80 },
    { ...shared, notification_type: "ACTUAL", threshold: 100 },
    { ...shared, notification_type: "FORECASTED", threshold: 100 },
  ]);
});

test("the topic's policy is there first", () => {
  expect(budget().one("aws_budgets_budget").depends_on).toEqual([expect.stringMatching(/^aws_cloudwatch_log_group\.ready_/)]);
  expect(budget().broken).toEqual([]);
});

test("a name longer than Budgets takes is refused", () => {
  expect(budget("b".repeat(101)).problems).toEqual([
    `budget: name must be at most 100 characters, got 101 ("${"b".repeat(101)}")`,
  ]);
});
