import { InstanceGroupAlarms } from "../../../modules/monitoring/instance-group-alarms";
import { instanceThresholds } from "../../../modules/monitoring/thresholds";
import { problemsOf } from "../../../modules/shared/problems";
import { build } from "../../support/build";

test("the number of instances is counted by Auto Scaling, their load and health by EC2, all by the group", () => {
  const about = { name: "shop-test-backend", groupName: "shop-test", leastInstances: 1 };
  const thresholds = { instanceCpuPercent: 80 };
  const built = build((stack) => void new InstanceGroupAlarms(stack, "a", { ...about, thresholds, topicArn: "arn:aws:sns:t" }));
  const alarms = built.of("aws_cloudwatch_metric_alarm");
  expect(alarms.map(({ namespace, dimensions }) => ({ namespace, dimensions }))).toEqual(
    ["AWS/AutoScaling", "AWS/EC2", "AWS/EC2"].map((namespace) => ({
      namespace,
      dimensions: { AutoScalingGroupName: "shop-test" },
    })),
  );
});

test("the threshold is a share", () => {
  expect(problemsOf(instanceThresholds.instanceCpuPercent, 100)).toEqual([]);
  expect(problemsOf(instanceThresholds.instanceCpuPercent, 101)).toEqual([
    "the file must be a whole number of percent from 1 to 100, got 101",
  ]);
});
