import { CostAnomalies } from "../../../modules/governance/cost-anomalies";
import { LogGroup } from "../../../modules/monitoring/log-group";
import { build } from "../../support/build";

const topicArn = "arn:aws:sns:us-east-1:111111111111:shop-test-alarms";
const anomalies = () =>
  build((stack) => {
    const { resource: topicReady } = new LogGroup(stack, "ready", { name: "/ready", days: 30, keyArn: "arn:aws:kms:::key/k" });
    const costTag = { key: "System", value: "shop" };
    new CostAnomalies(stack, "anomalies", { name: "shop-test-costs", costTag, thresholdUsd: 50, topicArn, topicReady });
  });

test("the monitor is one of its own, by the system's tag, written as Cost Explorer answers it", () => {
  const { monitor_type, monitor_specification } = anomalies().one("aws_ce_anomaly_monitor");
  expect(monitor_type).toBe("CUSTOM");
  expect(JSON.parse(String(monitor_specification))).toEqual({
    And: null,
    CostCategories: null,
    Dimensions: null,
    Not: null,
    Or: null,
    Tags: { Key: "System", MatchOptions: null, Values: ["shop"] },
  });
});

test("an anomaly that costs enough is told to the topic at once", () => {
  expect(anomalies().one("aws_ce_anomaly_subscription")).toMatchObject({
    frequency: "IMMEDIATE",
    subscriber: [{ type: "SNS", address: topicArn }],
    monitor_arn_list: [expect.stringMatching(/^\$\{aws_ce_anomaly_monitor\.\S+\.arn\}$/)],
    threshold_expression: {
      dimension: { key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE", match_options: ["GREATER_THAN_OR_EQUAL"], values: ["50"] },
    },
    depends_on: [expect.stringMatching(/^aws_cloudwatch_log_group\.ready_/)],
  });
  expect(anomalies().broken).toEqual([]);
});
