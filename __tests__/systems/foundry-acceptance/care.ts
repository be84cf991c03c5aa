import { statementsOf, type Values } from "../../support/system-stacks";
import { only, pointsOf, referredBy, type Site, serviceOf, variablesOf } from "./site";

const ROLES = ["web", "api", "ai"];

/** The only alarm of this name; it tells the topic, when it goes off and when it is over. */
function alarm({ estate, environment }: Site, name: string) {
  const found = estate
    .of("aws_cloudwatch_metric_alarm")
    .filter(({ values }) => values.alarm_name === `foundry-${environment}-${name}`);
  const it = only(found, `alarm ${name}`);
  const topics = estate.of("aws_sns_topic").filter(({ values }) => values.name === `foundry-${environment}-alarms`);
  expect(estate.leads(it, "alarm_actions")).toEqual(topics);
  expect(estate.leads(it, "ok_actions")).toEqual(topics);
  expect(topics).toHaveLength(1);
  return it;
}

/** An alarm about the database itself. */
function ofDatabase(site: Site, name: string, metric: string, comparison: RegExp) {
  const it = alarm(site, `postgres-${name}`);
  expect(it.values).toMatchObject({ namespace: "AWS/RDS", metric_name: metric });
  expect(it.values.comparison_operator).toMatch(comparison);
  expect(site.estate.leads(it, "dimensions.DBInstanceIdentifier").map(({ type }) => type)).toEqual(["aws_db_instance"]);
  return Number(it.values.threshold);
}

export const alarms = pointsOf("Alarms in place: API 5xx, AI upstream failures, NAT egress spikes, RDS CPU/conn, disk space.", {
  "API 5xx": (site) => {
    const { runtime } = site;
    const it = alarm(site, runtime === "fargate" ? "origin-api-5xx" : "api-5xx");
    const [namespace, metric] =
      runtime === "fargate" ? ["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count"] : ["AWS/AppRunner", "5xxStatusResponses"];
    expect(it.values).toMatchObject({ namespace, metric_name: metric, statistic: "Sum" });
    const [about] = site.estate.leads(it, runtime === "fargate" ? "dimensions.TargetGroup" : "dimensions.ServiceID");
    const service = serviceOf(site, "api");
    expect(runtime === "fargate" ? site.estate.leads(service, "load_balancer.target_group_arn") : [service]).toEqual([about]);
  },
  "AI upstream failures: what ai logs of them is counted, and the count is an alarm": (site) => {
    const { estate, environment, runtime } = site;
    const name = `foundry-${environment}-ai-upstream-errors`;
    const filter = only(
      estate.of("aws_cloudwatch_log_metric_filter").filter(({ values }) => values.name === name),
      "metric filter",
    );
    const group =
      runtime === "fargate" ? /^\/ecs\/foundry-\w+\/ai$/ : /^\/aws\/apprunner\/foundry-\w+-ai\/\$\{.*service_id\}\/application$/;
    expect(filter.values.log_group_name).toMatch(group);
    expect(filter.values.pattern).toBe('{ $.event = "ai.upstream_error" }');
    const counted = filter.values.metric_transformation as Values;
    expect(counted).toMatchObject({ value: "1" });
    const it = alarm(site, "ai-upstream-errors");
    expect(it.values).toMatchObject({ namespace: counted.namespace, metric_name: counted.name, statistic: "Sum" });
    expect(Number(it.values.threshold)).toBeGreaterThan(0);
  },
  "NAT egress spikes, of every gateway": (site) => {
    const gateways = site.estate.of("aws_nat_gateway");
    const found = gateways.map((_, index) => alarm(site, `nat-us-east-1${"ab"[index]}-egress`));
    expect(found).toHaveLength(site.environment === "prod" ? 2 : 1);
    expect(found.flatMap((each) => site.estate.leads(each, "dimensions.NatGatewayId"))).toEqual(gateways);
    for (const { values } of found)
      expect(values).toMatchObject({ namespace: "AWS/NATGateway", metric_name: "BytesOutToDestination" });
  },
  "RDS CPU above 80 %": (site) => {
    expect(ofDatabase(site, "cpu", "CPUUtilization", /^GreaterThan/)).toBe(80);
  },
  "RDS connections, before the last one is taken": (site) => {
    const parameters = site.stacks.one("aws_db_parameter_group").parameter as { name: string; value: string }[];
    const most = Number(parameters.find(({ name }) => name === "max_connections")?.value);
    const threshold = ofDatabase(site, "connections", "DatabaseConnections", /^GreaterThan/);
    expect(threshold).toBeGreaterThan(most / 2);
    expect(threshold).toBeLessThan(most);
  },
  "disk space, before it is out": (site) => {
    expect(ofDatabase(site, "storage", "FreeStorageSpace", /^LessThan/)).toBeGreaterThanOrEqual(4 * 1024 ** 3);
  },
  "somebody hears the topic": ({ estate }) => {
    const heard = estate.of("aws_sns_topic_subscription").filter(({ values }) => values.protocol === "email");
    expect(heard.length).toBeGreaterThan(0);
  },
});

/** Actions for which AWS knows no resource. Source: Service Authorization Reference. */
const WITHOUT_RESOURCE = /^(ecr:GetAuthorizationToken|xray:\w+|cloudwatch:(GetMetricData|ListMetrics))$/;
/** Whose the key's statements are, by the service that they admit. */
const SERVICES = ["budgets", "cloudfront", "cloudwatch", "costalerts", "events", "events.rds", "logs.us-east-1"];

/** All that services may do, statement by statement. */
function statementsOfServices({ stacks, environment }: Site) {
  const roles = ROLES.flatMap((role) => [role, ...["access", "task", "execution"].map((kind) => `${role}-${kind}`)]);
  return stacks
    .of("aws_iam_role_policy")
    .filter(({ name }) => roles.includes(String(name).replace(`foundry-${environment}-`, "")))
    .flatMap(({ policy }) => statementsOf(policy));
}

export const roles = pointsOf(
  "IAM roles are least-privilege; Secrets Manager holds all sensitive keys; KMS key policies reviewed.",
  {
    "each service has two roles of its own, which nothing else wears": ({ estate, environment }) => {
      const names = estate.of("aws_iam_role").map(({ values }) => String(values.name).replace(`foundry-${environment}-`, ""));
      for (const role of ROLES)
        expect(names.filter((name) => name.replace(/-(access|task|execution)$/, "") === role)).toHaveLength(2);
    },
    "no role that runs something has an action with *, and who applies reads alone by it": ({ stacks, environment }) => {
      const actions = (type: string) =>
        stacks
          .of(type)
          .filter(({ name }) => name !== `foundry-${environment}-boundary`)
          .flatMap(({ policy }) => statementsOf(policy))
          .filter(({ Effect }) => Effect === "Allow")
          .flatMap(({ Action }) => Action);
      const [running, applying] = [actions("aws_iam_role_policy"), actions("aws_iam_policy")];
      expect(Math.min(running.length, applying.length)).toBeGreaterThan(50);
      expect(running.filter((action) => action.includes("*"))).toEqual([]);
      expect(applying.filter((action) => action.includes("*") && !/:(Describe|Get|List)\w*\*/.test(action))).toEqual([]);
    },
    "each statement of a service names its resources, but for what has none": (site) => {
      const statements = statementsOfServices(site);
      expect(statements.length).toBeGreaterThan(20);
      for (const { Effect, Action, Resource } of statements) {
        expect(Effect).toBe("Allow");
        const open = [Resource].flat().includes("*");
        expect([Action].flat().filter((action) => open && !WITHOUT_RESOURCE.test(action))).toEqual([]);
      }
    },
    "objects are reached below the prefixes of each service alone": (site) => {
      const objects = statementsOfServices(site)
        .filter(({ Action }) => [Action].flat().some((action) => /^s3:\w+Object$/.test(action)))
        .flatMap(({ Resource }) => Resource);
      expect(objects).toHaveLength(4);
      expect(objects.filter((arn) => !/uploads_bucket_\w+arn\}\/(users|generated)\/\*$/.test(arn))).toEqual([]);
    },
    "the keys of Clerk, OpenAI, Anthropic, between the services and from CloudFront lie in Secrets Manager": (site) => {
      const { estate, environment } = site;
      const names = estate
        .of("aws_secretsmanager_secret")
        .map(({ values }) => String(values.name).replace(`foundry/${environment}/`, ""));
      const keys = ["anthropic-api-key", "application", "clerk-secret-key", "openai-api-key", "origin-header"];
      expect(names).toEqual(expect.arrayContaining(keys));
      expect(site.stacks.one("aws_db_instance").manage_master_user_password).toBe(true);
    },
    "no variable of a service holds a secret: it says where that lies": (site) => {
      const named = ROLES.flatMap((role) =>
        Object.entries(variablesOf(site, role)).map(([name, value]) => ({ role, name, value })),
      );
      const secret = named.filter(({ name }) => /SECRET|KEY|TOKEN|PASSWORD|CREDENTIAL/.test(name));
      expect(secret.map(({ role, name }) => `${role} ${name}`).sort()).toEqual([
        "ai ANTHROPIC_SECRET_ARN",
        "ai INTERNAL_API_KEY_SECRET_ARN",
        "ai OPENAI_SECRET_ARN",
        "api CLERK_SECRET_ARN",
        "api INTERNAL_API_KEY_SECRET_ARN",
      ]);
      for (const { role, value } of secret) {
        expect(referredBy(site, serviceOf(site, role), value).map(({ type }) => type)).toEqual(["aws_secretsmanager_secret"]);
      }
      const versions = named.flatMap(({ role, value }) => referredBy(site, serviceOf(site, role), value));
      expect(versions.filter(({ type }) => /secret_version|random_password|password/.test(type))).toEqual([]);
    },
    "the key is exchanged every year, and admits services for this account's resources alone": ({ stacks, account, runtime }) => {
      const [key] = stacks.of("aws_kms_key", "security");
      expect(key.enable_key_rotation).toBe(true);
      const [owner, ...services] = statementsOf(key.policy);
      expect(owner).toMatchObject({ Sid: "AccountDecidesByIam", Principal: { AWS: `arn:aws:iam::${account}:root` } });
      const admitted = services.map(({ Principal }) => String((Principal as Values).Service).replace(".amazonaws.com", ""));
      const fargate = runtime === "fargate" ? ["fargate"] : [];
      expect([...new Set(admitted)].sort()).toEqual([...SERVICES, ...fargate].sort());
      for (const { Sid, Action, Condition } of services) {
        expect([Sid, [Action].flat().filter((action) => action.endsWith("*"))]).toEqual([Sid, []]);
        expect(JSON.stringify(Condition)).toContain(account);
      }
    },
    "what is kept is encrypted with it: database, secrets, buckets that take no logs": ({ estate }) => {
      const keyed = [
        ...["aws_db_instance", "aws_secretsmanager_secret"].flatMap((type) =>
          estate.of(type).map((each) => estate.leads(each, "kms_key_id")),
        ),
        ...estate
          .of("aws_s3_bucket_server_side_encryption_configuration")
          .filter((each) => !/logs_/.test(each.address))
          .map((each) => estate.leads(each, "rule.apply_server_side_encryption_by_default.kms_master_key_id")),
      ];
      expect(keyed.length).toBeGreaterThan(7);
      expect(keyed.filter(([key]) => key?.type !== "aws_kms_key")).toEqual([]);
    },
  },
);
