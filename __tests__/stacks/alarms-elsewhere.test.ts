import { DistributionAlarms } from "../../modules/monitoring/distribution-alarms";
import type { AlarmsElsewhere } from "../../stacks/alarms-elsewhere";
import { watching } from "../modules/monitoring/watching";
import { watchingStack } from "./a-watching-stack";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/cloudfront";
const elsewhere: AlarmsElsewhere = {
  region: "us-east-1",
  keyArn,
  alarms: ({ scope, named, region }) => [
    new DistributionAlarms(scope, "frontend", { ...named("frontend"), distributionId: "E1", errorPercent: 5, region }),
  ],
};
const built = watchingStack({ elsewhere }, "ap-southeast-2");
const there = (type: string) => built.of(type).filter(({ values }) => values.provider === "aws.elsewhere");
const here = (type: string) => built.of(type).filter(({ values }) => values.provider === undefined);
const topicArn = `\${${there("aws_sns_topic")[0].address}.arn}`;

test("alarms, the topic they reach and its key share a region", () => {
  expect(built.json.provider.aws.map(({ alias, region }: Record<string, string>) => [alias, region])).toEqual([
    [undefined, "ap-southeast-2"],
    ["elsewhere", "us-east-1"],
  ]);
  const alarms = there("aws_cloudwatch_metric_alarm").map(({ values }) => values);
  expect(alarms).toMatchObject([{ alarm_name: "partner-dev-frontend-5xx", alarm_actions: [topicArn], ok_actions: [topicArn] }]);
  expect(there("aws_sns_topic")[0].values).toMatchObject({ name: "partner-dev-alarms", kms_master_key_id: keyArn });
  expect(here("aws_cloudwatch_metric_alarm").flatMap(({ values }) => values.alarm_actions)).not.toContain(topicArn);
  expect(built.problems).toEqual([]);
});

test("only that region's alarms may publish to its topic", () => {
  const { Statement: statements } = JSON.parse(String(there("aws_sns_topic_policy")[0].values.policy));
  expect(statements.map(({ Sid }: { Sid: string }) => Sid)).toEqual(["OnlyTls", "CloudWatchAlarms"]);
  expect(JSON.stringify(statements)).toContain("arn:aws:cloudwatch:us-east-1:111111111111:alarm:*");
});

test("the same people and the same paging service hear of them", () => {
  const heard = (resources: typeof built.of) =>
    resources("aws_sns_topic_subscription").map(({ values: { protocol, endpoint } }) => [protocol, endpoint]);
  expect(heard(there).sort()).toEqual(heard(here).sort());
  expect(heard(there)).toHaveLength(watching.alarmEmails.length + 1);
});

test("the forwarder stays at home, and admits both topics", () => {
  const permissions = built.of("aws_lambda_permission").map(({ values }) => [values.source_arn, values.provider]);
  const home = `\${${here("aws_sns_topic")[0].address}.arn}`;
  expect(permissions).toEqual(expect.arrayContaining([home, topicArn].map((arn) => [arn, undefined])));
  expect(built.of("aws_lambda_function").map(({ values }) => values.provider)).toStrictEqual([undefined]);
});

test("without a webhook, mails alone tell of them", () => {
  const { of } = watchingStack({ elsewhere, watching: { ...watching, webhook: "none" } }, "ap-southeast-2");
  expect(of("aws_sns_topic_subscription").map(({ values }) => values.protocol)).not.toContain("lambda");
  expect(of("aws_sns_topic")).toHaveLength(2);
});

test("the one dashboard shows them, each graph from where it is counted", () => {
  const [dashboard, ...more] = built.of("aws_cloudwatch_dashboard");
  expect([dashboard.values.provider, more]).toStrictEqual([undefined, []]);
  const { widgets } = JSON.parse(String(dashboard.values.dashboard_body));
  const graphs = widgets.filter(({ type }: { type: string }) => type === "metric");
  expect(graphs.map(({ properties: { title, region } }: { properties: Record<string, string> }) => [title, region])).toEqual([
    ["partner-dev-frontend-5xx", "us-east-1"],
    ["partner-dev-alarm-forwarder-lost", "ap-southeast-2"],
  ]);
});

test("the second topic is told, where there is one", () => {
  expect(built.json.output.second_alarm_topic_arn.value).toBe(topicArn);
  expect(Object.keys(watchingStack().json.output)).not.toContain("second_alarm_topic_arn");
  expect(watchingStack().json.provider.aws).toHaveLength(1);
});
