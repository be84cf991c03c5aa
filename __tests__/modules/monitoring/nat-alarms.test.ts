import { NatAlarms } from "../../../modules/monitoring/nat-alarms";
import { natThresholds } from "../../../modules/monitoring/thresholds";
import { problemsOf } from "../../../modules/shared/problems";
import { build } from "../../support/build";

let group: NatAlarms;
const built = build((stack) => {
  group = new NatAlarms(stack, "nat", {
    name: "shop-test-nat",
    gatewayIds: new Map([
      ["us-east-1a", "nat-0a"],
      ["us-east-1b", "nat-0b"],
    ]),
    thresholds: { natEgressMiBPer5Minutes: 500 },
    topicArn: "arn:aws:sns:us-east-1:111111111111:shop-test-alarms",
  });
});

test("each gateway by itself tells when it sends too much for a quarter of an hour, and when it has no port left", () => {
  const told = built.of("aws_cloudwatch_metric_alarm").map((alarm) => {
    expect(alarm).toMatchObject({ namespace: "AWS/NATGateway", statistic: "Sum", period: 300 });
    expect(alarm.comparison_operator).toBe("GreaterThanOrEqualToThreshold");
    const { NatGatewayId: gateway } = alarm.dimensions as Record<string, string>;
    return `${alarm.alarm_name}: ${alarm.metric_name} of ${gateway} >= ${alarm.threshold}, ${alarm.evaluation_periods} times`;
  });
  expect(told).toEqual([
    "shop-test-nat-us-east-1a-egress: BytesOutToDestination of nat-0a >= 524288000, 3 times",
    "shop-test-nat-us-east-1a-ports: ErrorPortAllocation of nat-0a >= 1, 1 times",
    "shop-test-nat-us-east-1b-egress: BytesOutToDestination of nat-0b >= 524288000, 3 times",
    "shop-test-nat-us-east-1b-ports: ErrorPortAllocation of nat-0b >= 1, 1 times",
  ]);
});

test("a gateway that nobody uses is well, and the woken person reads whose it is and what to do first", () => {
  for (const alarm of built.of("aws_cloudwatch_metric_alarm")) {
    expect(alarm.treat_missing_data).toBe("notBreaching");
    expect(alarm.alarm_description).toMatch(/^The NAT gateway of us-east-1[ab] .*\. First: /);
  }
  expect([...built.broken, ...built.problems]).toEqual([]);
});

test("the dashboard shows beside it what each gateway hears", () => {
  expect(group.graphs.map(({ metric: { name, dimensions } }) => `${name} of ${dimensions.NatGatewayId}`)).toEqual([
    "BytesInFromDestination of nat-0a",
    "BytesInFromDestination of nat-0b",
  ]);
});

test("the threshold is a number of MiB", () => {
  expect(problemsOf(natThresholds.natEgressMiBPer5Minutes, 0)).toEqual([
    "the file must be a whole number of MiB from 1 to 1000000, got 0",
  ]);
});
