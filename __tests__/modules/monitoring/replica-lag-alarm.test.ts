import { ReplicaLagAlarm } from "../../../modules/monitoring/replica-lag-alarm";
import { build } from "../../support/build";

test("five minutes in a row behind the source set it off, and so does silence", () => {
  const about = { name: "shop-test-replica-1", instance: "shop-test-replica-1", lagSeconds: 600 };
  const topicArn = "arn:aws:sns:us-east-1:111111111111:shop-test-alarms";
  const built = build((stack) => void new ReplicaLagAlarm(stack, "replica-1", { ...about, topicArn }));
  expect(built.one("aws_cloudwatch_metric_alarm")).toMatchObject({
    alarm_name: "shop-test-replica-1-lag",
    namespace: "AWS/RDS",
    metric_name: "ReplicaLag",
    dimensions: { DBInstanceIdentifier: "shop-test-replica-1" },
    threshold: 600,
    evaluation_periods: 5,
    period: 60,
    treat_missing_data: "breaching",
  });
  expect([...built.broken, ...built.problems]).toEqual([]);
});
