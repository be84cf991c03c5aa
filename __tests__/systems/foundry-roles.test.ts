import { grantLines } from "../support/grants";
import { statementsOf, systemIn } from "../support/system-stacks";
import { type Built, onInstances, onRuntimes } from "./foundry-built";

const all = [...onRuntimes(), ...onInstances()];

const TRACES =
  "xray: GetSamplingRules GetSamplingStatisticSummaries GetSamplingTargets PutTelemetryRecords PutTraceSegments → everything";
const REGISTRY = "ecr: GetAuthorizationToken → everything";
const KEY = "kms: Decrypt GenerateDataKey → platform key";
const READ = (...secrets: string[]) => `secretsmanager: DescribeSecret GetSecretValue → ${secrets.join(", ")}`;
const reads = (prefix: string) => `s3: GetObject → objects of uploads below ${prefix}`;
const writes = (prefix: string) =>
  `s3: AbortMultipartUpload DeleteObject GetObject PutObject → objects of uploads below ${prefix}`;
const LIST = "s3: ListBucket → uploads";

const targets: [RegExp, string][] = [
  [/.*(web|api|ai)-images_repository.*/, "images of $1"],
  [/.*uploads_bucket_\w+arn\}\/(users|generated)\/\*$/, "objects of uploads below $1/"],
  [/.*uploads_bucket_\w+arn\}$/, "uploads"],
  [/.*secretapplication_value_secret.*/, "internal key"],
  [/.*secret(clerk|openai|anthropic)-\w+(?:-\w+)*_secret.*/, "$1"],
  [/.*db_instancepostgres_instance_\w+resource_id\}\/(\w+)$/, "database as $1"],
  [/.*db_proxyproxy_.*, 6\)\}\/(\w+)$/, "proxy as $1"],
  [/.*platform_key.*/, "platform key"],
  [/.*log-group:\/(?:aws\/apprunner\/foundry-\w+-|ecs\/foundry-\w+\/)(\w+)(?:\/\*)?(?::\*)?$/, "logs of $1"],
  [/^\*$/, "everything"],
];

/** What a service does with AWS, whatever it runs on. */
function matrix({ connections }: Built): Readonly<Record<string, string[]>> {
  const proxied = connections === "proxy";
  return {
    web: [
      "cloudwatch: GetMetricData ListMetrics → everything",
      "logs: DescribeLogStreams FilterLogEvents GetLogEvents → logs of web",
    ],
    api: [
      `rds-db: connect → ${proxied ? "proxy" : "database"} as app`,
      writes("users/"),
      reads("generated/"),
      LIST,
      READ("internal key", "clerk"),
      KEY,
    ],
    ai: [
      ...(proxied ? ["rds-db: connect → database as ai"] : []),
      reads("users/"),
      writes("generated/"),
      LIST,
      READ("internal key", "openai", "anthropic"),
      KEY,
    ],
  };
}

/** What has the image fetched for a service: App Runner asks what there is, too. */
const pulls = (role: string, isRunner: boolean) => [
  REGISTRY,
  `ecr: BatchCheckLayerAvailability BatchGetImage${isRunner ? " DescribeImages" : ""} GetDownloadUrlForLayer → images of ${role}`,
];

/** A policy whose expressions have no quotation marks, which Terraform reads and JSON does not. */
const readable = (policy: unknown) => String(policy).replace(/\$\{[^}]*\}/g, (expression) => expression.replaceAll('"', "'"));

describe.each(all)("in $environment on $runtime, with ai on $ai and connections $connections", (built) => {
  const { environment, runtime, ai, outdir } = built;
  const { of, the } = systemIn(outdir, "foundry", environment);
  const prefix = `foundry-${environment}-`;
  const account = environment === "prod" ? "222222222222" : "111111111111";
  const isRunner = (role: string) => (role === "ai" ? ai : runtime) === "app-runner";
  const statements = (name: string) => {
    the("aws_iam_role", { name: `${prefix}${name}` });
    return of("aws_iam_role_policy")
      .filter((each) => each.name === `${prefix}${name}`)
      .flatMap(({ policy }) => statementsOf(readable(policy)));
  };
  const rows = Object.entries(matrix(built)).map(([role, lines]) => ({
    role,
    lines,
    application: isRunner(role) ? role : `${role}-task`,
    fetching: isRunner(role) ? `${role}-access` : `${role}-execution`,
  }));

  test.each(rows)("$application may do this, and nothing else", ({ application, lines }) => {
    expect(grantLines(statements(application), targets)).toEqual([TRACES, ...lines].sort());
  });

  test.each(rows)("$fetching may fetch the images of $role, and nothing else", ({ role, fetching }) => {
    expect(grantLines(statements(fetching), targets)).toEqual(pulls(role, isRunner(role)).sort());
  });

  test.each(rows)(
    "both roles of $role are taken by the service that runs it alone, and worn by it",
    ({ role, application, fetching }) => {
      const principals = [application, fetching].map((name) => {
        const [{ Principal, Action, Condition }, ...more] = statementsOf(
          the("aws_iam_role", { name: `${prefix}${name}` }).assume_role_policy,
        );
        expect([Action, more]).toEqual(["sts:AssumeRole", []]);
        // App Runner does not say on whose behalf it comes; it takes a role of its own account alone.
        if (!isRunner(role)) expect(Condition?.StringEquals).toEqual({ "aws:SourceAccount": account });
        return (Principal as { Service: string }).Service;
      });
      const runner = ["tasks.apprunner.amazonaws.com", "build.apprunner.amazonaws.com"];
      expect(principals).toEqual(isRunner(role) ? runner : Array(2).fill("ecs-tasks.amazonaws.com"));
      const wearers = [...of("aws_apprunner_service"), ...of("aws_ecs_task_definition")]
        .filter(({ service_name: service, family }) => (service ?? family) === `${prefix}${role}`)
        .map((each) => JSON.stringify(each).match(/aws_iam_role[\w.-]+arn\b/g)?.length);
      expect(wearers).toEqual([2]);
    },
  );

  test.each(["api", "ai"])(
    "%s sees a list of its prefixes only, and the key works through S3 and Secrets Manager only",
    (role) => {
      const own = statements(isRunner(role) ? role : `${role}-task`);
      const lists = own.filter(({ Action }) => Action === "s3:ListBucket").map(({ Condition }) => Condition);
      expect(lists).toEqual([{ StringLike: { "s3:prefix": ["users/*"] } }, { StringLike: { "s3:prefix": ["generated/*"] } }]);
      const key = own.filter(({ Action }) => [Action].flat().some((action) => action.startsWith("kms:")));
      expect(key.map(({ Condition }) => Condition)).toEqual([
        { StringEquals: { "kms:ViaService": ["s3.us-east-1.amazonaws.com", "secretsmanager.us-east-1.amazonaws.com"] } },
      ]);
    },
  );

  test("instances join their cluster and are reached by Session Manager, and what runs on them has no part in it", () => {
    const found = of("aws_iam_role").filter(({ name }) => name === `${prefix}gpu`);
    expect(found).toHaveLength(ai === "spot" || ai === "on-demand" ? 1 : 0);
    const actions = found.flatMap(() => statements("gpu")).flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !/^(ecs|ssm|ssmmessages):/.test(action))).toEqual([]);
    const instance = actions.filter((action) => /^ecs:/.test(action));
    expect(
      instance.filter((action) => /Run|Start(?!Telemetry)|Stop|Update(?!ContainerInstancesState)|Create|Delete/.test(action)),
    ).toEqual([]);
  });

  test("the proxy reads the password of one role, and nothing else", () => {
    const found = of("aws_iam_role").filter(({ name }) => name === `${prefix}proxy`);
    expect(found).toHaveLength(built.connections === "proxy" ? 1 : 0);
    const lines = found.map(() => grantLines(statements("proxy"), [...targets, [/.*login_value_secret.*/, "login"]]));
    expect(lines).toEqual(found.map(() => [KEY, READ("login")]));
  });
});
