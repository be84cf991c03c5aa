import { ProxyAlarms } from "../../../modules/monitoring/proxy-alarms";
import { build } from "../../support/build";

let group: ProxyAlarms;
const built = build((stack) => {
  group = new ProxyAlarms(stack, "proxy", {
    name: "shop-test-proxy",
    proxy: "shop-test-proxy",
    topicArn: "arn:aws:sns:us-east-1:111111111111:shop-test-alarms",
  });
});

test("refused clients, failed logins and long waits set it off; a proxy that nobody comes to does not", () => {
  const told = built.of("aws_cloudwatch_metric_alarm").map((alarm) => {
    expect(alarm).toMatchObject({ namespace: "AWS/RDS", dimensions: { ProxyName: "shop-test-proxy" } });
    expect(alarm.comparison_operator).toBe("GreaterThanOrEqualToThreshold");
    const lasting = `${alarm.evaluation_periods} × ${alarm.period}`;
    return `${alarm.alarm_name}: ${alarm.metric_name} ${alarm.statistic} >= ${alarm.threshold}, ${lasting}, ${alarm.treat_missing_data}`;
  });
  expect(told).toEqual([
    "shop-test-proxy-refused: ClientConnectionsSetupFailedAuth Sum >= 5, 1 × 300, notBreaching",
    "shop-test-proxy-logins: DatabaseConnectionsSetupFailed Sum >= 1, 5 × 60, notBreaching",
    "shop-test-proxy-waiting: DatabaseConnectionsBorrowLatency Average >= 250000, 3 × 300, notBreaching",
  ]);
});

test("the woken person reads what to do first, and nothing is wrong with the alarms", () => {
  for (const { alarm_description: description } of built.of("aws_cloudwatch_metric_alarm")) {
    expect(description).toMatch(/shop-test-proxy.*\. First: /);
  }
  expect([...built.broken, ...built.problems]).toEqual([]);
});

test("the dashboard shows how much of its pool is used, as the sum over the proxy's machines in a minute", () => {
  expect(group.graphs.map(({ metric: { name, statistic, periodSeconds } }) => `${name} ${statistic} ${periodSeconds}`)).toEqual([
    "ClientConnections Sum 60",
    "DatabaseConnections Sum 60",
    "MaxDatabaseConnectionsAllowed Sum 60",
    "DatabaseConnectionsCurrentlySessionPinned Sum 60",
  ]);
});
