import type { TerraformStack } from "cdktf";
import { DeadLetterAlarm } from "../../../modules/monitoring/dead-letter-alarm";
import { DistributionAlarms } from "../../../modules/monitoring/distribution-alarms";
import { EnvironmentAlarms } from "../../../modules/monitoring/environment-alarms";
import { HttpApiAlarms } from "../../../modules/monitoring/http-api-alarms";
import { InstanceGroupAlarms } from "../../../modules/monitoring/instance-group-alarms";
import { LambdaAlarms } from "../../../modules/monitoring/lambda-alarms";
import { LoadBalancerAlarms } from "../../../modules/monitoring/load-balancer-alarms";
import { PostgresAlarms } from "../../../modules/monitoring/postgres-alarms";
import { RestApiAlarms } from "../../../modules/monitoring/rest-api-alarms";
import { ServiceAlarms } from "../../../modules/monitoring/service-alarms";
import { WebAclAlarm } from "../../../modules/monitoring/web-acl-alarm";
import { WebsocketAlarms } from "../../../modules/monitoring/websocket-alarms";
import { build } from "../../support/build";
import { watching } from "./watching";

const named = { name: "shop-test", topicArn: "arn:aws:sns:us-east-1:111111111111:shop-test-alarms" };
const { thresholds } = watching;
const api = { id: "a1b2c3", name: "shop-test-api", stage: "test" };
const loadBalancerArn = "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/awseb/0123";

type Add = (stack: TerraformStack) => unknown;
const limits = { errorsPer5Minutes: 3, throttlesPer5Minutes: 2 };
const groups: Record<string, Add> = {
  lambda: (stack) => new LambdaAlarms(stack, "a", { ...named, functionName: "f", timeoutSeconds: 30, ...limits }),
  rest: (stack) => new RestApiAlarms(stack, "a", { ...named, api, ...thresholds }),
  http: (stack) => new HttpApiAlarms(stack, "a", { ...named, api, ...thresholds }),
  websocket: (stack) => new WebsocketAlarms(stack, "a", { ...named, api, ...thresholds }),
  deadLetters: (stack) => new DeadLetterAlarm(stack, "a", { ...named, queueName: "q-dlq" }),
  postgres: (stack) => new PostgresAlarms(stack, "a", { ...named, instance: "db", thresholds }),
  distribution: (stack) => distribution(stack, "us-east-1"),
  regionalAcl: (stack) => new WebAclAlarm(stack, "a", { ...named, ...acl, scope: { region: "eu-west-1" } }),
  cloudfrontAcl: (stack) => new WebAclAlarm(stack, "a", { ...named, ...acl, scope: "cloudfront" }),
  environment: (stack) => new EnvironmentAlarms(stack, "a", { ...named, environmentName: "e", loadBalancerArn, thresholds }),
  service: (stack) => new ServiceAlarms(stack, "a", { ...named, ...service }),
  instances: (stack) => new InstanceGroupAlarms(stack, "a", { ...named, ...instances }),
  loadBalancer: (stack) => new LoadBalancerAlarms(stack, "a", { ...named, ...balanced }),
};
const service = {
  clusterName: "shop",
  serviceName: "api",
  leastTasks: 2,
  thresholds: { containerCpuPercent: 80, containerMemoryPercent: 85 },
};
const instances = { groupName: "g", leastInstances: 2, thresholds: { instanceCpuPercent: 75 } };
const balanced = { arnSuffix: "app/shop-test/1", targets: { web: "targetgroup/shop-test-web-3000/2" }, thresholds };
const acl = { metricName: "acl", blockedPer5Minutes: 1_000 };
const distribution = (stack: TerraformStack, region: string) =>
  new DistributionAlarms(stack, "a", { ...named, distributionId: "E1", errorPercent: 4, region });

/** `name metric statistic comparison threshold, points × seconds, missing` of each alarm of a group. */
function told(add: Add): string[] {
  return build((stack) => void add(stack))
    .of("aws_cloudwatch_metric_alarm")
    .map((alarm) => {
      const { alarm_name: name, metric_name: metric, statistic, extended_statistic: extended, threshold } = alarm;
      const sign = { GreaterThanOrEqualToThreshold: ">=", GreaterThanThreshold: ">", LessThanThreshold: "<" };
      const is = sign[alarm.comparison_operator as keyof typeof sign];
      const lasting = `${alarm.evaluation_periods} × ${alarm.period}`;
      return `${name}: ${metric} ${statistic ?? extended} ${is} ${threshold}, ${lasting}, ${alarm.treat_missing_data}`;
    });
}

test.each<[string, string[]]>([
  [
    "lambda",
    [
      "shop-test-errors: Errors Sum >= 3, 1 × 300, notBreaching",
      "shop-test-throttles: Throttles Sum >= 2, 1 × 300, notBreaching",
      "shop-test-duration: Duration p95 >= 24000, 3 × 300, notBreaching",
    ],
  ],
  [
    "rest",
    ["shop-test-5xx: 5XXError Sum >= 5, 3 × 60, notBreaching", "shop-test-latency: Latency p95 >= 1500, 3 × 300, notBreaching"],
  ],
  [
    "http",
    ["shop-test-5xx: 5xx Sum >= 5, 3 × 60, notBreaching", "shop-test-latency: Latency p95 >= 1500, 3 × 300, notBreaching"],
  ],
  [
    "websocket",
    [
      "shop-test-integration-errors: IntegrationError Sum >= 5, 3 × 60, notBreaching",
      "shop-test-execution-errors: ExecutionError Sum >= 5, 3 × 60, notBreaching",
      "shop-test-latency: IntegrationLatency p95 >= 1500, 3 × 300, notBreaching",
    ],
  ],
  ["deadLetters", ["shop-test-depth: ApproximateNumberOfMessagesVisible Maximum > 0, 1 × 60, notBreaching"]],
  [
    "postgres",
    [
      "shop-test-cpu: CPUUtilization Average >= 80, 3 × 300, breaching",
      "shop-test-storage: FreeStorageSpace Minimum < 10737418240, 1 × 300, breaching",
      "shop-test-connections: DatabaseConnections Maximum >= 150, 3 × 300, breaching",
    ],
  ],
  ["distribution", ["shop-test-5xx: 5xxErrorRate Average >= 4, 5 × 60, notBreaching"]],
  ["regionalAcl", ["shop-test-blocked: BlockedRequests Sum >= 1000, 1 × 300, notBreaching"]],
  [
    "environment",
    [
      "shop-test-health: EnvironmentHealth Maximum >= 20, 3 × 60, breaching",
      "shop-test-5xx: HTTPCode_Target_5XX_Count Sum >= 5, 3 × 60, notBreaching",
      "shop-test-latency: TargetResponseTime p95 >= 1.5, 3 × 300, notBreaching",
    ],
  ],
  [
    "service",
    [
      "shop-test-cpu: CPUUtilization Average > 80, 2 × 300, notBreaching",
      "shop-test-memory: MemoryUtilization Average > 85, 2 × 300, notBreaching",
      "shop-test-tasks: RunningTaskCount Maximum < 2, 5 × 60, breaching",
    ],
  ],
  [
    "instances",
    [
      "shop-test-instances: GroupInServiceInstances Maximum < 2, 10 × 60, breaching",
      "shop-test-cpu: CPUUtilization Average > 75, 3 × 300, notBreaching",
      "shop-test-status: StatusCheckFailed Maximum >= 1, 5 × 60, notBreaching",
    ],
  ],
  [
    "loadBalancer",
    [
      "shop-test-5xx: HTTPCode_ELB_5XX_Count Sum >= 5, 3 × 60, notBreaching",
      "shop-test-web-5xx: HTTPCode_Target_5XX_Count Sum >= 5, 3 × 60, notBreaching",
      "shop-test-web-latency: TargetResponseTime p95 >= 1.5, 3 × 300, notBreaching",
      "shop-test-web-unhealthy: UnHealthyHostCount Maximum >= 1, 5 × 60, notBreaching",
    ],
  ],
])("%s", (group, alarms) => {
  expect(told(groups[group])).toEqual(alarms);
});

const dimensionsOf = (group: string) =>
  build((stack) => void groups[group](stack))
    .of("aws_cloudwatch_metric_alarm")
    .map(({ namespace, dimensions }) => ({ namespace, dimensions }));

test.each([
  ["lambda", "AWS/Lambda", { FunctionName: "f" }],
  ["rest", "AWS/ApiGateway", { ApiName: "shop-test-api", Stage: "test" }],
  ["http", "AWS/ApiGateway", { ApiId: "a1b2c3", Stage: "test" }],
  ["websocket", "AWS/ApiGateway", { ApiId: "a1b2c3", Stage: "test" }],
  ["deadLetters", "AWS/SQS", { QueueName: "q-dlq" }],
  ["postgres", "AWS/RDS", { DBInstanceIdentifier: "db" }],
  ["distribution", "AWS/CloudFront", { DistributionId: "E1", Region: "Global" }],
  ["regionalAcl", "AWS/WAFV2", { WebACL: "acl", Rule: "ALL", Region: "eu-west-1" }],
  ["cloudfrontAcl", "AWS/WAFV2", { WebACL: "acl", Rule: "ALL" }],
])("%s is counted in %s by %j", (group, namespace, dimensions) => {
  const found = dimensionsOf(group);
  expect(found.length).toBeGreaterThan(0);
  for (const each of found) expect(each).toEqual({ namespace, dimensions });
});

test("tasks are counted by Container Insights, their load by ECS itself", () => {
  const dimensions = { ClusterName: "shop", ServiceName: "api" };
  expect(dimensionsOf("service")).toEqual([
    { namespace: "AWS/ECS", dimensions },
    { namespace: "AWS/ECS", dimensions },
    { namespace: "ECS/ContainerInsights", dimensions },
  ]);
});

test("a load balancer is counted by the last part of its ARN", () => {
  const [health, errors] = dimensionsOf("environment");
  expect(health).toEqual({ namespace: "AWS/ElasticBeanstalk", dimensions: { EnvironmentName: "e" } });
  const { LoadBalancer } = errors.dimensions as { LoadBalancer: string };
  expect(LoadBalancer).toBe(`\${element(split(":loadbalancer/", "${loadBalancerArn}"), 1)}`);
});

test("a load balancer's own errors are counted for all of it, those of targets by their group", () => {
  const LoadBalancer = "app/shop-test/1";
  const ofTargets = { LoadBalancer, TargetGroup: "targetgroup/shop-test-web-3000/2" };
  const namespace = "AWS/ApplicationELB";
  expect(dimensionsOf("loadBalancer")).toEqual(
    [{ LoadBalancer }, ofTargets, ofTargets, ofTargets].map((dimensions) => ({ namespace, dimensions })),
  );
});

test.each(Object.entries(groups))("every alarm of %s says what to do first, and reaches the topic", (_, add) => {
  const built = build((stack) => void add(stack));
  for (const alarm of built.of("aws_cloudwatch_metric_alarm")) {
    expect(alarm.alarm_description).toMatch(/^[^\n]{10,}\. First: .{10,}\.$/);
    expect([alarm.alarm_actions, alarm.ok_actions]).toEqual([[named.topicArn], [named.topicArn]]);
  }
  expect([...built.broken, ...built.problems]).toEqual([]);
});

test("alarms of CloudFront in another region than its metrics are refused", () => {
  expect(build((stack) => void distribution(stack, "eu-west-1")).problems).toEqual([
    'a: region must be us-east-1 for CloudFront\'s metrics, got "eu-west-1"',
  ]);
});
