import { Alarm, type AlarmProps } from "../../../modules/monitoring/alarm";
import { build } from "../../support/build";

const topicArn = "arn:aws:sns:us-east-1:111111111111:shop-test-alarms";
const props: AlarmProps = {
  name: "shop-test-api-errors",
  description: "The API fails. First: look.",
  metric: { namespace: "AWS/Lambda", name: "Errors", dimensions: { FunctionName: "api" }, statistic: "Sum", periodSeconds: 300 },
  breach: { is: "at least", value: 3, dataPoints: 2 },
  missingData: "good",
  topicArn,
};
const alarm = (changes: Partial<AlarmProps> = {}) => build((stack) => void new Alarm(stack, "errors", { ...props, ...changes }));
const only = (changes?: Partial<AlarmProps>) => alarm(changes).one("aws_cloudwatch_metric_alarm");

test("an alarm tells the topic when it goes off and when it is over", () => {
  expect(only()).toMatchObject({ alarm_name: "shop-test-api-errors", alarm_actions: [topicArn], ok_actions: [topicArn] });
  expect(alarm().broken).toEqual([]);
});

test("without a topic nobody is told", () => {
  const found = only({ topicArn: undefined });
  expect(found).not.toHaveProperty("alarm_actions");
  expect(found).not.toHaveProperty("ok_actions");
});

test("so many bad data points in a row set it off", () => {
  expect(only()).toMatchObject({
    namespace: "AWS/Lambda",
    metric_name: "Errors",
    dimensions: { FunctionName: "api" },
    statistic: "Sum",
    period: 300,
    evaluation_periods: 2,
    comparison_operator: "GreaterThanOrEqualToThreshold",
    threshold: 3,
  });
});

test.each([
  ["above", "GreaterThanThreshold"],
  ["below", "LessThanThreshold"],
] as const)("%s is %s", (is, operator) => {
  expect(only({ breach: { ...props.breach, is } }).comparison_operator).toBe(operator);
});

test("a percentile takes the place of the statistic", () => {
  const found = only({ metric: { ...props.metric, statistic: "p95" } });
  expect(found).toMatchObject({ extended_statistic: "p95" });
  expect(found).not.toHaveProperty("statistic");
});

test.each([
  ["good", "notBreaching"],
  ["bad", "breaching"],
] as const)("silence that is %s is %s", (missingData, treated) => {
  expect(only({ missingData }).treat_missing_data).toBe(treated);
});

test("a name or a description longer than CloudWatch takes is refused", () => {
  expect(alarm({ name: "a".repeat(256), description: "d".repeat(1_025) }).problems).toEqual([
    `errors: name must be at most 255 characters, got 256 ("${"a".repeat(256)}")`,
    "errors: description must be at most 1024 characters, got 1025",
  ]);
});
