import { grantLines } from "../support/grants";
import { synthesizeSystem } from "../support/synthesized";
import { environments, portfolioIn, statementsOf } from "../support/system-stacks";

const outdir = synthesizeSystem("portfolio");

// The matrix: who may do what with what. A function's own logs, traces and variables, and Lambda's network interfaces, are left out.
const PULL = (service: string) => `ecr: BatchCheckLayerAvailability BatchGetImage GetDownloadUrlForLayer → images of ${service}`;
const REGISTRY = "ecr: GetAuthorizationToken → everything";
const ITEMS = "dynamodb: BatchGetItem BatchWriteItem ConditionCheckItem DeleteItem GetItem PutItem Query UpdateItem → sessions";
const MEDIA = ["s3: AbortMultipartUpload DeleteObject GetObject PutObject → objects of media", "s3: ListBucket → media"];
const KEY = "kms: Decrypt GenerateDataKey → platform key";
const READ = "secretsmanager: DescribeSecret GetSecretValue →";
const ROTATE = "secretsmanager: DescribeSecret GetSecretValue PutSecretValue UpdateSecretVersionStage →";
const RANDOM = "secretsmanager: GetRandomPassword → everything";
const SHELL = [
  "logs: CreateLogStream DescribeLogStreams PutLogEvents → log of shells",
  "logs: DescribeLogGroups → everything",
  "ssmmessages: CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel → everything",
];

/** What every environment has. */
const matrix = (masterSecret: string, instances: string): Record<string, string[]> => ({
  "frontend-execution": [REGISTRY, PULL("frontend")],
  "frontend-task": [],
  "backend-execution": [
    REGISTRY,
    PULL("backend"),
    "secretsmanager: GetSecretValue → application secret",
    "kms: Decrypt → platform key",
  ],
  "backend-task": [`rds-db: connect → ${instances} as app`, "elasticache: Connect → Redis, Redis as app", ITEMS, ...MEDIA, KEY],
  "database-bootstrap": [`${READ} ${masterSecret}`, KEY],
  migrate: ["rds-db: connect → database as migrator"],
  "application-rotation": [`${ROTATE} application secret`, RANDOM, "ecs: UpdateService → service backend", KEY],
});
/** With replicas the master password is Terraform's, and changed by a function. */
const rotation = { "database-rotation": [`${ROTATE} master secret`, RANDOM, "rds: ModifyDBInstance → database", KEY] };
const paging = { "alarm-forwarder": [`${READ} paging secret`, KEY] };

const targets: [RegExp, string][] = [
  [/(frontend|backend)-images_repository/, "images of $1"],
  [/media_bucket_\w+arn\}\/\*$/, "objects of media"],
  [/media_bucket/, "media"],
  [/sessions_table/, "sessions"],
  [/application_value_secret/, "application secret"],
  [/master_user_secret/, "RDS's secret"],
  [/master_value_secret/, "master secret"],
  [/forwarder_secret/, "paging secret"],
  [/replica-(\d).*resource_id\}\/(\w+)$/, "replica $1 as $2"],
  [/postgres_instance.*resource_id\}\/(\w+)$/, "database as $1"],
  [/aws_db_instance\.postgres_instance_\w+\.arn\}$/, "database"],
  [/redis_users_application/, "Redis as app"],
  [/redis_group/, "Redis"],
  [/:service\/portfolio-\w+\/portfolio-\w+-(\w+)$/, "service $1"],
  [/cluster_logs_group/, "log of shells"],
  [/platform_key/, "platform key"],
  [/^\*$/, "everything"],
];

/** What a role of this name may do: one line per service and target. */
function mayDo(environment: string, role: string): string[] {
  const { of, the } = portfolioIn(outdir, environment);
  const name = `portfolio-${environment}-${role}`;
  the("aws_iam_role", { name });
  const statements = of("aws_iam_role_policy")
    .filter((each) => each.name === name)
    .flatMap(({ policy }) => statementsOf(policy));
  return grantLines(statements, targets);
}

describe.each(environments)("in %s", (environment) => {
  const replicated = environment !== "dev";
  const rows: Record<string, string[]> = {
    ...(replicated ? matrix("master secret", "database as app, replica 1") : matrix("RDS's secret", "database")),
    ...(replicated && rotation),
    ...(environment === "prod" && paging),
  };
  const { of } = portfolioIn(outdir, environment);
  const shells = environment === "dev" ? ["frontend-task", "backend-task"] : [];

  test.each(Object.entries(rows))("%s may do this, and nothing else", (role, lines) => {
    expect(mayDo(environment, role)).toEqual([...lines, ...(shells.includes(role) ? SHELL : [])].sort());
  });

  test("the matrix has a row for every role that code runs with", () => {
    const roles = of("aws_iam_role").filter(({ assume_role_policy: trust }) =>
      /"(lambda|ecs-tasks)\.amazonaws/.test(String(trust)),
    );
    expect(roles.map(({ name }) => name).sort()).toEqual(
      Object.keys(rows)
        .map((role) => `portfolio-${environment}-${role}`)
        .sort(),
    );
  });

  test("each of them is used once, and its policy is the only one it has", () => {
    const functions = of("aws_lambda_function").map(({ role }) => role);
    const tasks = of("aws_ecs_task_definition").flatMap((task) => [task.task_role_arn, task.execution_role_arn]);
    const used = [...functions, ...tasks];
    expect(used).toHaveLength(Object.keys(rows).length);
    expect(new Set(used).size).toBe(used.length);
    const names = of("aws_iam_role_policy").map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const attached = of("aws_iam_role_policy_attachment").filter(({ role }) => !String(role).includes("delivery_"));
    expect(attached).toEqual([]);
  });

  test("tasks' roles are assumed by ECS for this account's tasks alone", () => {
    const trusts = of("aws_iam_role").map(({ name, assume_role_policy: trust }) => ({ name, ...statementsOf(trust)[0] }));
    const tasks = trusts.filter(({ Principal }) => JSON.stringify(Principal) === '{"Service":"ecs-tasks.amazonaws.com"}');
    expect(tasks).toHaveLength(4);
    const account = environment === "prod" ? "222222222222" : "111111111111";
    for (const { Condition } of tasks) {
      expect(Condition).toEqual({
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": `arn:aws:ecs:us-east-1:${account}:*` },
      });
    }
  });

  test("the key is used through services, or for the variables of the function itself", () => {
    const uses = of("aws_iam_role_policy")
      .flatMap(({ name, policy }) => statementsOf(policy).map((statement) => ({ name, ...statement })))
      .filter(
        ({ Effect, Action }) => Effect === "Allow" && [Action].flat().some((action) => /^kms:(Decrypt|Encrypt|Gen)/.test(action)),
      );
    expect(uses.length).toBeGreaterThan(5);
    const direct = uses.filter(({ Condition }) => !/kms:ViaService|aws:lambda:FunctionArn/.test(JSON.stringify(Condition ?? {})));
    expect(direct.map(({ name, Sid }) => `${name} ${Sid}`)).toEqual([]);
  });

  test("every role but delivery's own wears the environment's boundary", () => {
    const own = /-(apply|plan|operators)$/;
    const unbound = of("aws_iam_role").filter(({ permissions_boundary: boundary }) => !boundary);
    expect(unbound.length).toBeGreaterThan(0);
    expect(unbound.map(({ name }) => String(name)).filter((name) => !own.test(name))).toEqual([]);
  });

  test("every name begins with the environment's and is no longer than AWS takes", () => {
    const suffix = /\$\{random_id\.suffix\.hex\}/;
    const names = limits.flatMap(([type, argument, most]) => {
      const found = of(type).map((values) => ({ type, most, name: String(values[argument]).replace(suffix, "00000000") }));
      expect([type, found.length]).not.toEqual([type, 0]);
      return found;
    });
    const stray = ({ name, most }: { name: string; most: number }) =>
      !`${name}-`.startsWith(`portfolio-${environment}-`) || name.length > most;
    expect(names.filter(stray)).toEqual([]);
  });
});

/** Longest names. Sources: quotas of IAM, Lambda, S3, RDS, ELB, ECS, ECR, ElastiCache, DynamoDB and CloudWatch. */
const limits: [type: string, argument: string, most: number][] = [
  ["aws_iam_role", "name", 64],
  ["aws_iam_policy", "name", 128],
  ["aws_lambda_function", "function_name", 64],
  ["aws_s3_bucket", "bucket", 63],
  ["aws_db_instance", "identifier", 63],
  ["aws_lb", "name", 32],
  ["aws_lb_target_group", "name", 32],
  ["aws_ecs_cluster", "name", 255],
  ["aws_ecs_service", "name", 255],
  ["aws_ecs_task_definition", "family", 255],
  ["aws_ecr_repository", "name", 256],
  ["aws_elasticache_replication_group", "replication_group_id", 40],
  ["aws_elasticache_user", "user_id", 40],
  ["aws_dynamodb_table", "name", 255],
  ["aws_cloudwatch_metric_alarm", "alarm_name", 255],
  ["aws_security_group", "name", 255],
];
