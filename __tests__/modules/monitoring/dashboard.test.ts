import type { TerraformStack } from "cdktf";
import { Dashboard } from "../../../modules/monitoring/dashboard";
import { DeadLetterAlarm } from "../../../modules/monitoring/dead-letter-alarm";
import { LambdaAlarms } from "../../../modules/monitoring/lambda-alarms";
import { LoadBalancerAlarms } from "../../../modules/monitoring/load-balancer-alarms";
import { build } from "../../support/build";

const topicArn = "arn:aws:sns:us-east-1:111111111111:shop-test-alarms";

function groupsIn(stack: TerraformStack, queues: number) {
  const limits = { timeoutSeconds: 10, errorsPer5Minutes: 3, throttlesPer5Minutes: 2 };
  return [
    new LambdaAlarms(stack, "api", { name: "shop-test-api", functionName: "api", ...limits, topicArn }),
    ...Array.from({ length: queues }, (_, index) => {
      const name = `shop-test-q${index}-dlq`;
      return new DeadLetterAlarm(stack, `queue-${index}`, { name, queueName: name, topicArn });
    }),
  ];
}
const dashboard = (queues = 1) =>
  build(
    (stack) => void new Dashboard(stack, "board", { name: "shop-test", region: "eu-west-1", groups: groupsIn(stack, queues) }),
  );

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: { readonly title?: string; readonly alarms?: string[]; readonly region?: string };
}
const widgets = (queues?: number): Widget[] =>
  JSON.parse(String(dashboard(queues).one("aws_cloudwatch_dashboard").dashboard_body)).widgets;

test("the states of all alarms stand on top", () => {
  const [status] = widgets();
  expect(status.type).toBe("alarm");
  expect(status.properties.alarms).toHaveLength(4);
  for (const arn of status.properties.alarms ?? []) expect(arn).toMatch(/^\$\{aws_cloudwatch_metric_alarm\.\S+\.arn\}$/);
});

test("every alarm has a graph of its metric, with the threshold as a line", () => {
  const graphs = widgets().filter(({ type }) => type === "metric");
  expect(graphs.map(({ properties }) => properties.title)).toEqual([
    "shop-test-api-errors",
    "shop-test-api-throttles",
    "shop-test-api-duration",
    "shop-test-q0-dlq-depth",
  ]);
  expect(graphs[2].properties).toMatchObject({
    region: "eu-west-1",
    stat: "p95",
    period: 300,
    metrics: [["AWS/Lambda", "Duration", "FunctionName", "api"]],
    annotations: { horizontal: [{ label: "Alarm", value: 8_000 }] },
  });
});

test("no two widgets lie on each other, and none leaves the grid", () => {
  const all = widgets(98);
  const overlapping = all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
  );
  expect(overlapping).toEqual([]);
  expect(all.filter(({ x, width }) => x + width > 24)).toEqual([]);
});

test("the same parts give the same text", () => {
  expect(dashboard().one("aws_cloudwatch_dashboard")).toEqual(dashboard().one("aws_cloudwatch_dashboard"));
});

test("alarms that one widget has no room for stand in one more below it", () => {
  const statuses = (queues: number) => widgets(queues).filter(({ type }) => type === "alarm");
  expect(statuses(97).map(({ y, properties }) => [y, properties.alarms?.length])).toEqual([[0, 100]]);
  expect(statuses(98).map(({ y, properties }) => [y, properties.alarms?.length])).toEqual([
    [0, 100],
    [4, 1],
  ]);
});

test("a metric without an alarm has a graph too, behind the alarms' and without a line", () => {
  const thresholds = { serverErrorsPerMinute: 5, latencyP95Milliseconds: 1_500 };
  const balancer = { name: "shop-test", arnSuffix: "app/shop-test/1", targets: {}, thresholds, topicArn };
  const built = build((stack) => {
    const groups = [new LoadBalancerAlarms(stack, "balancer", balancer), ...groupsIn(stack, 1)];
    new Dashboard(stack, "board", { name: "shop-test", region: "eu-west-1", groups });
  });
  const { widgets: all } = JSON.parse(String(built.one("aws_cloudwatch_dashboard").dashboard_body));
  const graphs = (all as Widget[]).filter(({ type }) => type === "metric");
  expect(graphs.map(({ properties }) => properties.title).slice(0, 3)).toEqual([
    "shop-test-5xx",
    "shop-test-requests",
    "shop-test-api-errors",
  ]);
  expect(graphs[1].properties).toMatchObject({
    stat: "Sum",
    metrics: [["AWS/ApplicationELB", "RequestCount", "LoadBalancer", "app/shop-test/1"]],
  });
  expect(graphs[1].properties).not.toHaveProperty("annotations");
  expect(graphs[2].y).toBeGreaterThan(graphs[1].y);
});

test("a group that is counted in another region is read from there", () => {
  const built = build((stack) => {
    const [first, second] = groupsIn(stack, 1);
    const groups = [{ title: "Elsewhere", alarms: first.alarms, region: "us-east-1" }, second];
    new Dashboard(stack, "board", { name: "shop-test", region: "eu-west-1", groups });
  });
  const { widgets: all } = JSON.parse(String(built.one("aws_cloudwatch_dashboard").dashboard_body));
  const graphs = (all as Widget[]).filter(({ type }) => type === "metric");
  expect(graphs.map(({ properties }) => properties.region)).toEqual(["us-east-1", "us-east-1", "us-east-1", "eu-west-1"]);
});

test("a metric is shown by percentiles where they are asked for, a line for each, and by its own statistic elsewhere", () => {
  const metric = {
    namespace: "AWS/AppRunner",
    name: "RequestLatency",
    dimensions: { ServiceName: "shop" },
    statistic: "p95",
    periodSeconds: 60,
  } as const;
  const graphs = [
    { title: "percentiles", metric, percentiles: ["p50", "p99"] as const },
    { title: "plain", metric },
  ];
  const built = build((stack) => {
    const groups = [{ title: "Answers", alarms: [], graphs }];
    new Dashboard(stack, "board", { name: "shop-test", region: "eu-west-1", groups });
  });
  const { widgets: all } = JSON.parse(String(built.one("aws_cloudwatch_dashboard").dashboard_body));
  const [percentiles, plain] = (all as Widget[]).filter(({ type }) => type === "metric").map(({ properties }) => properties);
  const line = ["AWS/AppRunner", "RequestLatency", "ServiceName", "shop"];
  expect(percentiles).toMatchObject({
    metrics: [
      [...line, { stat: "p50", label: "p50" }],
      [...line, { stat: "p99", label: "p99" }],
    ],
  });
  expect(plain).toMatchObject({ stat: "p95", metrics: [line] });
});
