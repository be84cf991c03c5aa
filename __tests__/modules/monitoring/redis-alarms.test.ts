import { RedisAlarms } from "../../../modules/monitoring/redis-alarms";
import { build } from "../../support/build";

const built = build(
  (stack) =>
    void new RedisAlarms(stack, "cache", {
      name: "shop-test-redis",
      nodeIds: ["shop-test-redis-001", "shop-test-redis-002"],
      thresholds: { cacheCpuPercent: 80, cacheMemoryPercent: 90 },
      topicArn: "arn:aws:sns:us-east-1:111111111111:shop-test-alarms",
    }),
);

test("every node has an alarm of its processor, its memory and its connections; a silent node sets them off", () => {
  const told = built.of("aws_cloudwatch_metric_alarm").map((alarm) => {
    const { CacheClusterId: node } = alarm.dimensions as { CacheClusterId: string };
    const lasting = `${alarm.evaluation_periods} × ${alarm.period}`;
    return `${alarm.alarm_name}: ${node} ${alarm.metric_name} ${alarm.statistic} >= ${alarm.threshold}, ${lasting}, ${alarm.treat_missing_data}`;
  });
  expect(told).toEqual(
    ["1", "2"].flatMap((number) => [
      `shop-test-redis-cpu-${number}: shop-test-redis-00${number} EngineCPUUtilization Average >= 80, 3 × 300, breaching`,
      `shop-test-redis-memory-${number}: shop-test-redis-00${number} DatabaseMemoryUsagePercentage Maximum >= 90, 3 × 300, breaching`,
      `shop-test-redis-connections-${number}: shop-test-redis-00${number} CurrConnections Maximum >= 16000, 3 × 300, breaching`,
    ]),
  );
});

test("the woken person reads which node it is, and nothing is wrong with the alarms", () => {
  const [{ alarm_description: description }] = built.of("aws_cloudwatch_metric_alarm");
  expect(description).toMatch(/^Node shop-test-redis-001: .* First: /);
  expect([...built.broken, ...built.problems]).toEqual([]);
});
