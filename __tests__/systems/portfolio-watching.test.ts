import { synthesizeSystem } from "../support/synthesized";
import { environments, portfolioIn, type Values } from "../support/system-stacks";
import { dimensionsOf, straysAmong } from "./dimensions";

const outdir = synthesizeSystem("portfolio");
const services = ["frontend", "backend"];

describe.each(environments)("in %s", (environment) => {
  const { of, one, the, resources } = portfolioIn(outdir, environment);
  const prefix = `portfolio-${environment}-`;
  const replicated = environment !== "dev";
  const alarms = of("aws_cloudwatch_metric_alarm");
  const names = alarms.map(({ alarm_name: name }) => String(name).replace(prefix, ""));
  const topic = resources("watching").find(({ type }) => type === "aws_sns_topic")?.address;
  const isOfDeployment = ({ alarm_name: name }: Values) => String(name).endsWith("-deployment-5xx");

  test("every alarm reaches the topic when it goes off and when it is over, but those that ECS itself obeys", () => {
    const heard = [`\${${topic}.arn}`];
    const told = alarms.filter((alarm) => !isOfDeployment(alarm));
    expect(told.length).toBeGreaterThan(25);
    for (const { alarm_actions: off, ok_actions: over } of told) expect([off, over]).toEqual([heard, heard]);
  });

  test("the alarms that take a deployment back tell nobody: ECS reads them, one for each service", () => {
    const obeyed = alarms.filter(isOfDeployment);
    expect(obeyed.map(({ alarm_name: name }) => name).sort()).toEqual(
      ["backend", "frontend"].map((role) => `${prefix}${role}-deployment-5xx`),
    );
    for (const each of obeyed) expect([each.alarm_actions, each.ok_actions]).toEqual([undefined, undefined]);
    for (const role of services) {
      const { alarms: read } = the("aws_ecs_service", { name: `${prefix}${role}` });
      expect(read).toMatchObject({
        alarm_names: [expect.stringContaining(`.service-${role}_deployment-errors_alarm_`)],
        enable: true,
        rollback: true,
      });
    }
  });

  test("a deployment that ECS gives up is told to the topic", () => {
    const { event_pattern: pattern, name } = one("aws_cloudwatch_event_rule");
    expect(JSON.parse(String(pattern))).toEqual({
      source: ["aws.ecs"],
      "detail-type": ["ECS Deployment State Change"],
      detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
      resources: [
        { prefix: expect.stringMatching(/^arn:aws:ecs:us-east-1:\d{12}:service\/\$\{.*aws_ecs_clustercluster_\w+name\}\/$/) },
      ],
    });
    expect(name).toBe(`${prefix}deployments`);
    expect(one("aws_cloudwatch_event_target").arn).toBe(`\${${topic}.arn}`);
  });

  test("what tells the topic may do so, by the topic's policy and by the key's", () => {
    const admitted = (text: unknown) => [...new Set(String(text).match(/[a-z.]+(?=\.amazonaws\.com)/g) ?? [])];
    const tells = ["budgets", "cloudwatch", "costalerts", "events", "events.rds"];
    expect(admitted(one("aws_sns_topic_policy").policy).sort()).toEqual(tells);
    expect(admitted(one("aws_kms_key", "security").policy)).toEqual(expect.arrayContaining(tells));
  });

  test("every part that runs or keeps something has its alarms", () => {
    const perNode = ["cpu", "memory", "connections"];
    const nodes = replicated ? [1, 2] : [1];
    const functions = ["application-rotation", "database-bootstrap", "migrate", ...(replicated ? ["database-rotation"] : [])];
    const expected = [
      "site-5xx",
      ...services.flatMap((role) => ["5xx", "latency", "unhealthy"].map((alarm) => `site-${role}-${alarm}`)),
      ...services.flatMap((role) => ["cpu", "memory", "tasks", "deployment-5xx"].map((alarm) => `${role}-${alarm}`)),
      ...["cpu", "storage", "connections"].map((alarm) => `postgres-${alarm}`),
      ...(replicated ? ["cpu", "storage", "connections", "lag"].map((alarm) => `postgres-replica-1-${alarm}`) : []),
      ...nodes.flatMap((node) => perNode.map((alarm) => `redis-${alarm}-${node}`)),
      ...["read", "write"].map((kind) => `sessions-${kind}-throttles`),
      "static-5xx",
      ...(replicated ? ["site-waf-blocked", "static-waf-blocked"] : []),
      ...functions.flatMap((role) => ["errors", "throttles", "duration"].map((alarm) => `${role}-${alarm}`)),
      ...(environment === "prod" ? ["alarm-forwarder-lost"] : []),
    ];
    expect([...names].sort()).toEqual(expected.sort());
  });

  test("no instance, node, service or function is without alarm", () => {
    const looked = alarms.map(({ dimensions = {} }) => JSON.stringify(dimensions)).join();
    const kinds = ["aws_db_instance", "aws_ecs_service", "aws_lb_target_group", "aws_lb", "aws_cloudfront_distribution"];
    const parts = resources().filter(({ type }) => kinds.includes(type));
    expect(parts.length).toBeGreaterThan(6);
    expect(parts.filter(({ address }) => !looked.includes(address.replace(".", "")) && !looked.includes(address))).toEqual([]);
    const functions = of("aws_lambda_function").map(({ function_name: name }) => String(name));
    // What forwards alarms is watched by its own reference.
    const byName = functions.filter((name) => !name.endsWith("alarm-forwarder"));
    expect(byName.filter((name) => !looked.includes(`"${name}"`))).toEqual([]);
    const { num_cache_clusters: count, replication_group_id: group } = one("aws_elasticache_replication_group");
    const nodes = Array.from({ length: Number(count) }, (_, index) => `"${group}-00${index + 1}"`);
    expect(nodes.filter((node) => !looked.includes(node))).toEqual([]);
  });

  test("a service that runs fewer tasks than it must is an alarm after five minutes", () => {
    for (const role of services) {
      expect(the("aws_cloudwatch_metric_alarm", { alarm_name: `${prefix}${role}-tasks` })).toMatchObject({
        namespace: "ECS/ContainerInsights",
        comparison_operator: "LessThanThreshold",
        threshold: the("aws_ecs_service", { name: `${prefix}${role}` }).desired_count,
        evaluation_periods: 5,
        period: 60,
        treat_missing_data: "breaching",
      });
    }
  });

  test("latency is the time that 95 of 100 requests stay below", () => {
    const latency = alarms.filter(({ alarm_name: name }) => String(name).endsWith("-latency"));
    expect(latency.map(({ extended_statistic: statistic }) => statistic)).toEqual(["p95", "p95"]);
  });

  test("what an alarm looks at is there: every dimension is a resource of this environment", () => {
    const looked = dimensionsOf(alarms);
    expect(looked.length).toBeGreaterThan(40);
    expect(straysAmong(looked, prefix)).toEqual([]);
  });

  test("the topic is encrypted with the platform key", () => {
    expect(one("aws_sns_topic")).toMatchObject({
      name: `${prefix}alarms`,
      kms_master_key_id: expect.stringContaining("aws_kms_keyplatform_key_"),
    });
  });

  test("a dashboard shows every alarm that people are told of", () => {
    const { dashboard_body: body } = one("aws_cloudwatch_dashboard");
    const addresses = resources("watching").filter(({ type }) => type === "aws_cloudwatch_metric_alarm");
    expect(addresses.length).toBeGreaterThan(25);
    expect(addresses.filter(({ address }) => !String(body).includes(`\${${address}.arn}`))).toEqual([]);
  });

  test("RDS tells what happens to every instance", () => {
    const { source_ids: told } = the("aws_db_event_subscription", { source_type: "db-instance" });
    expect((told as string[]).map((id) => /aws_db_instance(\w+?(?:-1)?)_instance_/.exec(id)?.[1])).toEqual(
      replicated ? ["postgres", "replica-1"] : ["postgres"],
    );
  });

  test("queries are saved for the log groups of all functions", () => {
    const groups = of("aws_lambda_function").map(({ function_name: name }) => `/aws/lambda/${name}`);
    const queries = of("aws_cloudwatch_query_definition");
    expect(queries.map(({ name }) => name)).toEqual(
      ["function-errors", "slowest-runs"].map((query) => `portfolio-${environment}/${query}`),
    );
    for (const { log_group_names: asked } of queries) expect([...(asked as string[])].sort()).toEqual(groups.sort());
  });
});

test.each([
  { environment: "dev", usd: "200", anomalies: 0 },
  { environment: "staging", usd: "400", anomalies: 0 },
  { environment: "prod", usd: "700", anomalies: 1 },
])(
  "in $environment $usd dollars a month are the budget, and $anomalies monitors look for odd costs",
  ({ environment, usd, anomalies }) => {
    const { of, one } = portfolioIn(outdir, environment);
    const budget = one("aws_budgets_budget");
    expect(budget).toMatchObject({ limit_amount: usd, limit_unit: "USD", time_unit: "MONTHLY" });
    const told = (budget.notification as Values[]).map((each) => [each.notification_type, each.threshold]);
    expect(told).toEqual([
      ["ACTUAL", 80],
      ["ACTUAL", 100],
      ["FORECASTED", 100],
    ]);
    const monitors = of("aws_ce_anomaly_monitor");
    expect(monitors).toHaveLength(anomalies);
    for (const { monitor_specification: what } of monitors) {
      expect(JSON.parse(String(what)).Tags).toMatchObject({ Key: "System", Values: ["portfolio"] });
    }
    expect(of("aws_ce_anomaly_subscription")).toHaveLength(anomalies);
  },
);

test("in prod alarms are paged too, from outside of the VPC, and an alarm that is lost on the way is one itself", () => {
  const { the } = portfolioIn(outdir, "prod");
  const forwarder = the("aws_lambda_function", { function_name: "portfolio-prod-alarm-forwarder" });
  expect(forwarder).not.toHaveProperty("vpc_config");
  expect(forwarder.environment).toMatchObject({ variables: { WEBHOOK: "pagerduty" } });
  expect(the("aws_cloudwatch_metric_alarm", { metric_name: "AsyncEventsDropped" })).toMatchObject({ threshold: 1 });
});
