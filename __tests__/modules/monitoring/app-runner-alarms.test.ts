import { AppRunnerAlarms } from "../../../modules/monitoring/app-runner-alarms";
import { build } from "../../support/build";

let group: AppRunnerAlarms;
const built = build((stack) => {
  group = new AppRunnerAlarms(stack, "api", {
    name: "shop-test-api",
    serviceName: "shop-test-api",
    serviceId: "0a1b",
    thresholds: {
      serverErrorsPerMinute: 5,
      latencyP95Milliseconds: 1_500,
      containerCpuPercent: 80,
      containerMemoryPercent: 85,
    },
    topicArn: "arn:aws:sns:us-east-1:111111111111:shop-test-alarms",
  });
});

test("errors, slow answers and load set it off, each with its own threshold; a service that nobody asks does not", () => {
  const told = built.of("aws_cloudwatch_metric_alarm").map((alarm) => {
    expect(alarm).toMatchObject({
      namespace: "AWS/AppRunner",
      dimensions: { ServiceName: "shop-test-api", ServiceID: "0a1b" },
      comparison_operator: "GreaterThanOrEqualToThreshold",
      treat_missing_data: "notBreaching",
    });
    const statistic = alarm.statistic ?? alarm.extended_statistic;
    const lasting = `${alarm.evaluation_periods} × ${alarm.period}`;
    return `${alarm.alarm_name}: ${alarm.metric_name} ${statistic} >= ${alarm.threshold}, ${lasting}`;
  });
  expect(told).toEqual([
    "shop-test-api-5xx: 5xxStatusResponses Sum >= 5, 3 × 60",
    "shop-test-api-latency: RequestLatency p95 >= 1500, 3 × 300",
    "shop-test-api-cpu: CPUUtilization Average >= 80, 2 × 300",
    "shop-test-api-memory: MemoryUtilization Average >= 85, 2 × 300",
  ]);
});

test("the woken person reads what to do first, and nothing is wrong with the alarms", () => {
  for (const { alarm_description: description } of built.of("aws_cloudwatch_metric_alarm")) {
    expect(description).toMatch(/shop-test-api.*\. First: /);
  }
  expect([...built.broken, ...built.problems]).toEqual([]);
});

test("beside the alarms it shows how long answers take, and how many ask and answer at a time", () => {
  expect(group.graphs.map(({ metric: { name } }) => name)).toEqual([
    "RequestLatency",
    "Requests",
    "4xxStatusResponses",
    "Concurrency",
    "ActiveInstances",
  ]);
  expect(group.graphs[0].percentiles).toEqual(["p50", "p95", "p99"]);
});
