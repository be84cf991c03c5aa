import { watchedPartner } from "../../../stacks/partner/watched-alarms";
import type { WatchedParts } from "../../../stacks/partner/watched-parts";
import { watching } from "../../modules/monitoring/watching";
import { watchingStack } from "../a-watching-stack";

const parts: WatchedParts = {
  functions: [
    { role: "api", name: "partner-dev-api", timeoutSeconds: 29, runs: "often" },
    { role: "processor", name: "partner-dev-processor", timeoutSeconds: 60, runs: "often" },
    { role: "migrate", name: "partner-dev-migrate", timeoutSeconds: 900, runs: "seldom" },
  ],
  api: { runtime: "lambda", name: "partner-dev-rest", stage: "dev" },
  webSocketApi: { id: "w1", stage: "dev" },
  deadLetters: [
    { role: "documents", queueName: "partner-dev-documents-dlq" },
    { role: "notifications", queueName: "partner-dev-notifications-dlq" },
  ],
  database: { instance: "partner-dev-postgres", parameterGroup: "partner-dev-postgres-pg15" },
  distributionId: "E1",
  webAcls: [
    { role: "api", metricName: "partner-dev-api", scope: "regional" },
    { role: "frontend", metricName: "partner-dev-frontend", scope: "cloudfront" },
  ],
  accessLogGroups: ["/partner-dev/rest-access"],
};
const beanstalk: WatchedParts["api"] = {
  runtime: "beanstalk",
  environmentName: "partner-dev-rest",
  loadBalancerArn: "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/awseb/0123",
};

const built = (changes: Partial<WatchedParts> = {}) =>
  watchingStack({ watched: watchedPartner({ ...parts, ...changes }, watching.thresholds) });
const alarmsOf = ({ of }: ReturnType<typeof built>) => of("aws_cloudwatch_metric_alarm").map(({ values }) => values);

test.each([
  { runtime: "lambda", api: parts.api },
  { runtime: "beanstalk", api: beanstalk },
])("with $runtime the stack breaks no rule and has no problem", ({ api }) => {
  expect(built({ api }).problems).toEqual([]);
});

test.each([
  { runtime: "lambda", api: parts.api },
  { runtime: "beanstalk", api: beanstalk },
])("with $runtime every alarm reaches the topic, when it goes off and when it is over", ({ api }) => {
  const stack = built({ api });
  const [topic] = stack.of("aws_sns_topic");
  const reached = [`\${${topic.address}.arn}`];
  const alarms = alarmsOf(stack);
  expect(alarms.length).toBeGreaterThan(15);
  const unheard = alarms.filter(
    ({ alarm_actions, ok_actions }) => JSON.stringify([alarm_actions, ok_actions]) !== JSON.stringify([reached, reached]),
  );
  expect(unheard.map(({ alarm_name }) => alarm_name)).toEqual([]);
});

test("no two alarms share a name, and each begins with the environment's", () => {
  const names = alarmsOf(built()).map(({ alarm_name }) => String(alarm_name));
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !name.startsWith("partner-dev-"))).toEqual([]);
});

test.each(parts.deadLetters)("the dead letters of $role have an alarm", ({ queueName }) => {
  const watched = alarmsOf(built()).filter(({ dimensions }) => JSON.stringify(dimensions) === `{"QueueName":"${queueName}"}`);
  expect(watched.map(({ threshold }) => threshold)).toEqual([0]);
});

test.each(parts.functions)("the function $role has alarms for errors, throttles and duration", ({ name }) => {
  const watched = alarmsOf(built()).filter(({ dimensions }) => JSON.stringify(dimensions) === `{"FunctionName":"${name}"}`);
  expect(watched.map(({ metric_name }) => metric_name)).toEqual(["Errors", "Throttles", "Duration"]);
});

test("of a function that runs seldom a single failure is told, of the others as many as the settings say", () => {
  const errors = alarmsOf(built()).filter(({ namespace, metric_name }) => namespace === "AWS/Lambda" && metric_name === "Errors");
  const often = watching.thresholds.functionErrorsPer5Minutes;
  expect(errors.map(({ alarm_name, threshold }) => [alarm_name, threshold])).toEqual([
    ["partner-dev-api-errors", often],
    ["partner-dev-processor-errors", often],
    ["partner-dev-migrate-errors", 1],
  ]);
});

test("every alarm has a graph on the dashboard", () => {
  const stack = built();
  const { widgets } = JSON.parse(String(stack.of("aws_cloudwatch_dashboard")[0].values.dashboard_body));
  const graphs = widgets.filter(({ type }: { type: string }) => type === "metric");
  const titles = graphs.map(({ properties }: { properties: { title: string } }) => properties.title);
  const names = alarmsOf(stack).map(({ alarm_name }) => alarm_name);
  expect(titles.sort()).toEqual(names.sort());
});

test("the REST side is watched by its runtime", () => {
  const namespaces = (api: WatchedParts["api"]) =>
    alarmsOf(built({ api }))
      .filter(({ alarm_name }) => String(alarm_name).startsWith("partner-dev-rest-"))
      .map(({ namespace }) => namespace);
  expect(namespaces(parts.api)).toEqual(["AWS/ApiGateway", "AWS/ApiGateway"]);
  expect(namespaces(beanstalk)).toEqual(["AWS/ElasticBeanstalk", "AWS/ApplicationELB", "AWS/ApplicationELB"]);
});

test("another queue only adds", () => {
  const more = { ...parts, deadLetters: [{ role: "audits", queueName: "partner-dev-audits-dlq" }, ...parts.deadLetters] };
  const addresses = (given: WatchedParts) =>
    built(given)
      .of("aws_cloudwatch_metric_alarm")
      .map(({ address }) => address);
  const added = addresses(more).filter((address) => !addresses(parts).includes(address));
  expect(added).toHaveLength(1);
  expect(addresses(parts).filter((address) => !addresses(more).includes(address))).toEqual([]);
});
