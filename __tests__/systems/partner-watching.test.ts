import { synthesizeAll, synthesizeSystem } from "../support/synthesized";
import { environments, partnerIn, type Values } from "../support/system-stacks";
import { variants } from "../support/variants";
import { dimensionsOf, straysAmong } from "./dimensions";

const outdir = synthesizeSystem("partner");
const beanstalk = synthesizeAll(variants.partner.beanstalk);
const shipped = environments.map((environment) => ({ environment, runtime: "lambda", from: outdir }));
const others = ["dev", "prod"].map((environment) => ({ environment, runtime: "beanstalk", from: beanstalk }));
const functions = [
  ...["api", "database-bootstrap", "documents-processor", "migrate"],
  ...["notifications-processor", "websocket", "websocket-authorizer"],
];

describe.each([...shipped, ...others])("in $environment on $runtime", ({ environment, runtime, from }) => {
  const { of, resources } = partnerIn(from, environment);
  const prefix = `partner-${environment}-`;
  const alarms = of("aws_cloudwatch_metric_alarm");
  const names = alarms.map(({ alarm_name: name }) => String(name).replace(prefix, ""));
  const topic = resources("watching").find(({ type }) => type === "aws_sns_topic")?.address;

  test("every alarm reaches the topic, when it goes off and when it is over", () => {
    const heard = [`\${${topic}.arn}`];
    expect(alarms.length).toBeGreaterThan(25);
    for (const { alarm_actions: off, ok_actions: over } of alarms) expect([off, over]).toEqual([heard, heard]);
  });

  test("what the document asks to watch is watched", () => {
    const rest = runtime === "lambda" ? ["rest-5xx", "rest-latency"] : [];
    const watchedFunctions = runtime === "lambda" ? functions : functions.filter((role) => role !== "api");
    expect(names).toEqual(
      expect.arrayContaining([
        ...rest,
        ...["websocket-integration-errors", "websocket-execution-errors", "websocket-latency"],
        ...watchedFunctions.flatMap((role) => ["errors", "throttles", "duration"].map((alarm) => `${role}-${alarm}`)),
        ...["documents-dlq-depth", "notifications-dlq-depth"],
        ...["postgres-cpu", "postgres-storage", "postgres-connections"],
        "frontend-5xx",
      ]),
    );
    const balancer = alarms.filter(({ namespace }) => namespace === "AWS/ApplicationELB");
    expect(balancer.length > 0).toBe(runtime === "beanstalk");
  });

  test("one message among the dead letters is enough for an alarm, for each queue", () => {
    const queues = of("aws_sqs_queue").map(({ name }) => String(name));
    const dead = queues.filter((name) => name.endsWith("-dlq"));
    expect(dead).toHaveLength(2);
    for (const name of dead) {
      const [watching] = alarms.filter(({ dimensions }) => (dimensions as Values).QueueName === name);
      expect(watching).toMatchObject({ comparison_operator: "GreaterThanThreshold", threshold: 0, evaluation_periods: 1 });
    }
  });

  test("latency is the time that 95 of 100 requests stay below", () => {
    const latency = alarms.filter(({ alarm_name: name }) => String(name).endsWith("-latency"));
    expect(latency.length).toBeGreaterThan(0);
    for (const { extended_statistic: statistic } of latency) expect(statistic).toBe("p95");
  });

  test("what an alarm looks at is there: every dimension is a resource of this environment", () => {
    expect(straysAmong(dimensionsOf(alarms), prefix, { Stage: [environment] })).toEqual([]);
  });

  test("the topic is encrypted, and people get its mails", () => {
    const [{ kms_master_key_id: key, name }] = of("aws_sns_topic");
    expect([name, key]).toEqual([`${prefix}alarms`, expect.stringContaining("platform_key")]);
    const subscriptions = of("aws_sns_topic_subscription").map(({ protocol }) => protocol);
    expect(subscriptions.sort()).toEqual(environment === "prod" ? ["email", "email", "lambda"] : ["email"]);
  });

  test("a dashboard shows every alarm", () => {
    const [{ dashboard_body: body }] = of("aws_cloudwatch_dashboard");
    const addresses = resources("watching").filter(({ type }) => type === "aws_cloudwatch_metric_alarm");
    expect(addresses.filter(({ address }) => !String(body).includes(`\${${address}.arn}`))).toEqual([]);
  });
});

test.each([
  { environment: "dev", usd: "300", anomalies: 0 },
  { environment: "staging", usd: "400", anomalies: 0 },
  { environment: "prod", usd: "2500", anomalies: 1 },
])(
  "in $environment $usd dollars a month are the budget, and $anomalies monitors look for odd costs",
  ({ environment, usd, anomalies }) => {
    const { of, one } = partnerIn(outdir, environment);
    const budget = one("aws_budgets_budget");
    expect(budget).toMatchObject({ limit_amount: usd, limit_unit: "USD", time_unit: "MONTHLY" });
    expect(budget.cost_filter).toEqual([
      { name: "TagKeyValue", values: ["user:System$partner", `user:Environment$${environment}`] },
    ]);
    const told = (budget.notification as Values[]).map((each) => [each.notification_type, each.threshold]);
    expect(told).toEqual([
      ["ACTUAL", 80],
      ["ACTUAL", 100],
      ["FORECASTED", 100],
    ]);
    expect(of("aws_ce_anomaly_monitor")).toHaveLength(anomalies);
    for (const { monitor_specification: what } of of("aws_ce_anomaly_monitor")) {
      expect(JSON.parse(String(what)).Tags).toMatchObject({ Key: "System", Values: ["partner"] });
    }
    expect(of("aws_ce_anomaly_subscription")).toHaveLength(anomalies);
  },
);

test("in prod alarms are paged too, and an alarm that is lost on the way is one itself", () => {
  const { of, one, file } = partnerIn(outdir, "prod");
  const forwarder = of("aws_lambda_function").find(({ function_name: name }) => name === "partner-prod-alarm-forwarder");
  // Outside of the VPC: it must be able to page when the network is what fails.
  expect(forwarder).not.toHaveProperty("vpc_config");
  expect(forwarder?.environment).toMatchObject({ variables: { WEBHOOK: "pagerduty" } });
  expect(one("aws_lambda_function_event_invoke_config")).toMatchObject({ maximum_retry_attempts: 2 });
  const lost = of("aws_cloudwatch_metric_alarm").filter(({ metric_name: metric }) => metric === "AsyncEventsDropped");
  expect(lost).toHaveLength(1);
  expect(file("watching").output).toHaveProperty("alarm_webhook_secret_arn");
});

test.each(environments)("in %s queries are saved for the log groups that are there", (environment) => {
  const { of } = partnerIn(outdir, environment);
  const queries = of("aws_cloudwatch_query_definition");
  expect(queries.map(({ name }) => String(name).replace(`partner-${environment}/`, "")).sort()).toEqual(
    expect.arrayContaining(["api-server-errors", "function-errors", "slowest-runs"]),
  );
  for (const { log_group_names: groups } of queries) expect((groups as string[]).length).toBeGreaterThan(0);
});
