import { synthesizeAll, synthesizeSystem } from "../support/synthesized";
import { environments, systemIn, type Values } from "../support/system-stacks";
import { variants } from "../support/variants";
import { dimensionsOf, straysAmong } from "./dimensions";

const { fargate, proxy, onDemand } = variants.foundry;
const shipped = synthesizeSystem("foundry");
const roles = ["web", "api", "ai"];
const tried = [
  ...environments.map((environment) => ({ what: "shipped", outdir: shipped, environment, onRunners: roles, proxied: false })),
  { what: "on Fargate", outdir: synthesizeAll(fargate), environment: "prod", onRunners: [], proxied: false },
  {
    what: "with ai on graphics processors",
    outdir: synthesizeAll(proxy),
    environment: "prod",
    onRunners: ["web", "api"],
    proxied: true,
  },
  { what: "with everything as tasks", outdir: synthesizeAll(onDemand), environment: "dev", onRunners: [], proxied: true },
];

describe.each(tried)("foundry $what in $environment", ({ outdir, environment, onRunners, proxied }) => {
  const { of, one, the, resources } = systemIn(outdir, "foundry", environment);
  const prefix = `foundry-${environment}-`;
  const onTasks = roles.filter((role) => !onRunners.includes(role));
  const alarms = of("aws_cloudwatch_metric_alarm");
  const names = alarms.map(({ alarm_name: name }) => String(name).replace(prefix, ""));
  const topic = resources("watching").find(({ type }) => type === "aws_sns_topic")?.address;
  const isOfDeployment = ({ alarm_name: name }: Values) => String(name).endsWith("-deployment-5xx");

  test("every alarm reaches the topic when it goes off and when it is over, but those that ECS itself obeys", () => {
    const heard = [`\${${topic}.arn}`];
    const told = alarms.filter((alarm) => !isOfDeployment(alarm));
    expect(told.length).toBeGreaterThan(40);
    for (const { alarm_actions: off, ok_actions: over } of told) expect([off, over]).toEqual([heard, heard]);
    const obeyed = alarms.filter(isOfDeployment).map(({ alarm_name: name }) => name);
    expect(obeyed.sort()).toEqual([...onTasks].sort().map((role) => `${prefix}${role}-deployment-5xx`));
  });

  test("every part that runs or keeps something has its alarms", () => {
    const zones = environment === "prod" ? ["a", "b"] : ["a"];
    const functions = [
      ...["application-rotation", "database-bootstrap", "migrate", "origin-header-rotation"],
      ...(onRunners.length > 0 ? ["first-images", "service-logs"] : []),
      ...(onRunners.includes("ai") ? ["ai-logs"] : []),
      ...(proxied ? ["login-rotation"] : []),
    ];
    const balancers = onTasks.map((role) => [role === "ai" ? "ai-alb" : "origin", role]);
    const expected = [
      "site-5xx",
      ...["site", "origins"].map((acl) => `${acl}-waf-blocked`),
      ...onRunners.flatMap((role) => ["5xx", "latency", "cpu", "memory", "health"].map((alarm) => `${role}-${alarm}`)),
      ...onTasks.flatMap((role) => ["cpu", "memory", "tasks", "deployment-5xx"].map((alarm) => `${role}-${alarm}`)),
      ...new Set(balancers.map(([balancer]) => `${balancer}-5xx`)),
      ...balancers.flatMap((names) => ["5xx", "latency", "unhealthy"].map((alarm) => [...names, alarm].join("-"))),
      "ai-upstream-errors",
      ...zones.flatMap((zone) => ["egress", "ports"].map((alarm) => `nat-us-east-1${zone}-${alarm}`)),
      ...["cpu", "storage", "connections"].map((alarm) => `postgres-${alarm}`),
      ...(proxied ? ["logins", "refused", "waiting"].map((alarm) => `proxy-${alarm}`) : []),
      ...functions.flatMap((role) => ["errors", "throttles", "duration"].map((alarm) => `${role}-${alarm}`)),
      ...(environment === "prod" ? ["alarm-forwarder-lost"] : []),
    ];
    expect([...names].sort()).toEqual(expected.sort());
  });

  test("no service, gateway, database, distribution or function is without alarm", () => {
    const looked = alarms.map(({ dimensions = {} }) => JSON.stringify(dimensions)).join();
    const kinds = /^aws_(apprunner_service|ecs_service|lb|lb_target_group|nat_gateway|db_instance|cloudfront_distribution)$/;
    const parts = resources().filter(({ type }) => kinds.test(type));
    expect(parts.length).toBeGreaterThanOrEqual(6);
    expect(parts.filter(({ address }) => !looked.includes(address.replace(".", "")) && !looked.includes(address))).toEqual([]);
    const functions = of("aws_lambda_function").map(({ function_name: name }) => String(name));
    // What forwards alarms is watched by its own reference.
    const byName = functions.filter((name) => !name.endsWith("alarm-forwarder"));
    expect(byName.filter((name) => !looked.includes(`"${name}"`))).toEqual([]);
  });

  test("what an alarm looks at is there: every dimension is a resource of this environment", () => {
    const looked = dimensionsOf(alarms);
    expect(looked.length).toBeGreaterThan(40);
    expect(straysAmong(looked, prefix)).toEqual([]);
  });

  test("what is counted in logs has its alarm: errors of others' models, and failed health checks on App Runner", () => {
    const filters = of("aws_cloudwatch_log_metric_filter");
    const counted = filters.map((filter) => {
      const { name, namespace } = filter.metric_transformation as { name: string; namespace: string };
      return { namespace, metric: name, group: String(filter.log_group_name).replace(/\$\{[^}]*\}/, "<id>") };
    });
    const at = (role: string, kind: string) => `/aws/apprunner/${prefix}${role}/<id>/${kind}`;
    const namespace = `foundry/${environment}`;
    expect(counted).toEqual(
      expect.arrayContaining([
        {
          namespace,
          metric: `${prefix}ai-upstream-errors`,
          group: onRunners.includes("ai") ? at("ai", "application") : `/ecs/foundry-${environment}/ai`,
        },
        ...onRunners.map((role) => ({ namespace, metric: `${prefix}${role}-health`, group: at(role, "service") })),
      ]),
    );
    expect(counted).toHaveLength(1 + onRunners.length);
    for (const { metric } of counted) {
      expect(the("aws_cloudwatch_metric_alarm", { metric_name: metric })).toMatchObject({ namespace, statistic: "Sum" });
    }
  });

  test("a service on Fargate that runs fewer tasks than it must is an alarm", () => {
    for (const role of onTasks) {
      const least = the("aws_ecs_service", { name: `${prefix}${role}` }).desired_count;
      expect(the("aws_cloudwatch_metric_alarm", { alarm_name: `${prefix}${role}-tasks` })).toMatchObject({
        comparison_operator: "LessThanThreshold",
        threshold: least,
        treat_missing_data: "breaching",
      });
    }
  });

  test("latency is the time that 95 of 100 requests stay below", () => {
    const latency = alarms.filter(({ alarm_name: name }) => String(name).endsWith("-latency"));
    expect(latency.map(({ extended_statistic: statistic }) => statistic)).toEqual(["p95", "p95", "p95"]);
  });

  test("what tells the topic may do so, by the topic's policy and by the key's", () => {
    const admitted = (text: unknown) => [...new Set(String(text).match(/[a-z.]+(?=\.amazonaws\.com)/g) ?? [])];
    const tells = ["budgets", "cloudwatch", "costalerts", "events", "events.rds"];
    expect(admitted(one("aws_sns_topic_policy").policy).sort()).toEqual(tells);
    expect(admitted(one("aws_kms_key", "security").policy)).toEqual(expect.arrayContaining(tells));
    expect(one("aws_sns_topic")).toMatchObject({
      name: `${prefix}alarms`,
      kms_master_key_id: expect.stringContaining("aws_kms_keyplatform_key_"),
    });
  });

  test("RDS tells what happens to the database, and queries are saved for the log groups of all functions", () => {
    const { source_ids: told } = the("aws_db_event_subscription", { source_type: "db-instance" });
    expect(told).toEqual([expect.stringMatching(/aws_db_instancepostgres_instance_/)]);
    const groups = of("aws_lambda_function").map(({ function_name: name }) => `/aws/lambda/${name}`);
    const queries = of("aws_cloudwatch_query_definition");
    expect(queries.length).toBeGreaterThan(0);
    for (const { log_group_names: asked } of queries) expect([...(asked as string[])].sort()).toEqual(groups.sort());
  });
});

test.each([
  { environment: "dev", usd: "350" },
  { environment: "staging", usd: "450" },
  { environment: "prod", usd: "1200" },
])("in $environment $usd dollars a month are the budget, and odd costs of the system are told", ({ environment, usd }) => {
  const { one } = systemIn(shipped, "foundry", environment);
  const budget = one("aws_budgets_budget");
  expect(budget).toMatchObject({ limit_amount: usd, limit_unit: "USD", time_unit: "MONTHLY" });
  const told = (budget.notification as Values[]).map((each) => [each.notification_type, each.threshold]);
  expect(told).toEqual([
    ["ACTUAL", 80],
    ["ACTUAL", 100],
    ["FORECASTED", 100],
  ]);
  const { monitor_specification: what } = one("aws_ce_anomaly_monitor");
  expect(JSON.parse(String(what)).Tags).toMatchObject({ Key: "System", Values: ["foundry"] });
});
