import { TableAlarms } from "../../../modules/monitoring/table-alarms";
import { build } from "../../support/build";

const props = { name: "shop-test-carts", tableName: "shop-test-carts", topicArn: "arn:aws:sns:us-east-1:111111111111:alarms" };

test("each kind of refused request is told after ten minutes, and silence is good", () => {
  const built = build((stack) => void new TableAlarms(stack, "carts", props));
  const alarms = built.of("aws_cloudwatch_metric_alarm");
  expect(alarms.map(({ alarm_name, metric_name }) => `${alarm_name}: ${metric_name}`)).toEqual([
    "shop-test-carts-read-throttles: ReadThrottleEvents",
    "shop-test-carts-write-throttles: WriteThrottleEvents",
  ]);
  for (const alarm of alarms) {
    expect(alarm).toMatchObject({
      namespace: "AWS/DynamoDB",
      dimensions: { TableName: "shop-test-carts" },
      statistic: "Sum",
      threshold: 0,
      comparison_operator: "GreaterThanThreshold",
      evaluation_periods: 2,
      period: 300,
      treat_missing_data: "notBreaching",
      alarm_actions: [props.topicArn],
    });
  }
  expect(built.problems).toEqual([]);
});
