import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Alarm } from "../../modules/monitoring/alarm";
import type { PolicyStatement } from "../../modules/security/policy-document";
import type { TopicPublisher } from "../../modules/security/topic-publishers";
import type { Watch } from "../../stacks/watching-stack";
import { watching } from "../modules/monitoring/watching";
import { watchingStack } from "./a-watching-stack";

const nothing = { alarms: () => [], databases: [], functionLogGroups: [], accessLogGroups: [] };

/** An alarm under its own id, and a subscriber that waits for the topic's policy. */
function door({ scope, named, told }: Watch) {
  const alarm = new Alarm(scope, "door", {
    ...named("door"),
    description: "The door stands open. First: close it.",
    metric: { namespace: "House", name: "Open", dimensions: {}, statistic: "Sum", periodSeconds: 60 },
    breach: { is: "above", value: 0, dataPoints: 1 },
    missingData: "good",
  });
  const { topicArn, topicReady: ready } = told;
  new SnsTopicSubscription(scope, "bell", { topicArn, protocol: "sms", endpoint: "+10000000000", dependsOn: [ready] });
  return [{ title: "Door", alarms: [alarm] }];
}

test("a system's own alarms are named after the environment, reach the topic and stand on the dashboard", () => {
  const { of, problems } = watchingStack({ watched: { ...nothing, alarms: door } });
  const [alarm] = of("aws_cloudwatch_metric_alarm").filter(({ address }) => address.includes("door"));
  const [topic] = of("aws_sns_topic");
  expect(alarm.address).toMatch(/^aws_cloudwatch_metric_alarm\.door_/);
  expect(alarm.values).toMatchObject({ alarm_name: "partner-dev-door", alarm_actions: [`\${${topic.address}.arn}`] });
  expect(String(of("aws_cloudwatch_dashboard")[0].values.dashboard_body)).toContain("## Door");
  expect(problems).toEqual([]);
});

test("what a system adds besides can wait until the topic admits it", () => {
  const { of } = watchingStack({ watched: { ...nothing, alarms: door } });
  const [bell] = of("aws_sns_topic_subscription").filter(({ values }) => values.protocol === "sms");
  const [policy] = of("aws_sns_topic_policy");
  expect(bell.values.depends_on).toEqual([policy.address]);
});

test("events of all databases are told by one pair of subscriptions, and without a database by none", () => {
  const sources = (databases: { instance: string; parameterGroup: string }[]) =>
    watchingStack({ watched: { ...nothing, databases } })
      .of("aws_db_event_subscription")
      .map(({ values }) => values.source_ids);
  const [main, replica] = ["main", "replica"].map((instance) => ({ instance, parameterGroup: "shared" }));
  expect(sources([main, replica])).toEqual([["main", "replica"], ["shared"]]);
  expect(sources([])).toEqual([]);
});

test("saved queries search the log groups given, the forwarder's among them", () => {
  const { of } = watchingStack({ watched: { ...nothing, functionLogGroups: ["/aws/lambda/f"], accessLogGroups: ["/access"] } });
  const searched = of("aws_cloudwatch_query_definition").map(({ values }) => [values.name, values.log_group_names]);
  const functions = ["/aws/lambda/f", "/aws/lambda/partner-dev-alarm-forwarder"];
  expect(Object.fromEntries(searched)).toEqual({
    "partner-dev/function-errors": functions,
    "partner-dev/slowest-runs": functions,
    "partner-dev/api-server-errors": ["/access"],
  });
});

test("who may publish to the topic is who was named", () => {
  const allowed = (given?: TopicPublisher[]) => {
    const [policy] = watchingStack(given && { publishers: given }).of("aws_sns_topic_policy");
    const statements: PolicyStatement[] = JSON.parse(String(policy.values.policy)).Statement;
    return statements.filter(({ Effect }) => Effect === "Allow").map(({ Sid }) => Sid);
  };
  expect(allowed()).toEqual(["CloudWatchAlarms", "Budgets", "CostAlerts", "RdsEvents"]);
  expect(allowed(["cloudwatch", "events"])).toEqual(["CloudWatchAlarms", "EventBridge"]);
});

test("each webhook has a secret under the environment's name; without one, there is no function", () => {
  const [secret] = watchingStack().of("aws_secretsmanager_secret");
  expect(secret.values.name).toBe("partner/dev/alarm-webhook");
  expect(Object.keys(watchingStack().json.output)).toContain("alarm_webhook_secret_arn");
  const without = watchingStack({ watching: { ...watching, webhook: "none" } });
  expect([...without.of("aws_lambda_function"), ...without.of("aws_secretsmanager_secret")]).toEqual([]);
  expect(Object.keys(without.json.output)).not.toContain("alarm_webhook_secret_arn");
});

test("the budget and the anomaly monitor count by the tags that every resource carries", () => {
  const { json, of } = watchingStack();
  expect(json.provider.aws[0].default_tags[0].tags).toMatchObject({ System: "partner", Environment: "dev" });
  expect(of("aws_budgets_budget")[0].values.cost_filter).toEqual([
    { name: "TagKeyValue", values: ["user:System$partner", "user:Environment$dev"] },
  ]);
  expect(String(of("aws_ce_anomaly_monitor")[0].values.monitor_specification)).toContain('"Key":"System"');
});

test("where only the management account may watch costs by tag, the monitor is left out", () => {
  const without = watchingStack({ watching: { ...watching, costAnomalies: "none" } });
  expect([...without.of("aws_ce_anomaly_monitor"), ...without.of("aws_ce_anomaly_subscription")]).toEqual([]);
});
