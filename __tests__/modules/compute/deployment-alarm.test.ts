import { Construct } from "constructs";
import { deploymentAlarm } from "../../../modules/compute/deployment-alarm";
import { build } from "../../support/build";

const built = build((stack) => {
  const traffic = { targetGroupArn: "arn:tg", targetGroupSuffix: "targetgroup/shop/0a", loadBalancerSuffix: "app/shop/1b" };
  deploymentAlarm(new Construct(stack, "api"), "shop-test-api", { ...traffic, ready: [] });
});
const alarm = built.one("aws_cloudwatch_metric_alarm");

test("ten answers with 5xx in a minute, twice in a row, end a deployment; nobody asking does not", () => {
  expect(alarm).toMatchObject({
    alarm_name: "shop-test-api-deployment-5xx",
    namespace: "AWS/ApplicationELB",
    metric_name: "HTTPCode_Target_5XX_Count",
    dimensions: { TargetGroup: "targetgroup/shop/0a", LoadBalancer: "app/shop/1b" },
    comparison_operator: "GreaterThanOrEqualToThreshold",
    threshold: 10,
    statistic: "Sum",
    period: 60,
    evaluation_periods: 2,
    treat_missing_data: "notBreaching",
  });
});

test("ECS alone reads it: it wakes nobody", () => {
  expect(alarm).not.toHaveProperty("alarm_actions");
  expect(alarm.alarm_description).toMatch(/^shop-test-api answers with 5xx: .* First: /);
  expect([...built.broken, ...built.problems]).toEqual([]);
});
