import { grantLines } from "../support/grants";
import { synthesizeAll, synthesizeSystem } from "../support/synthesized";
import { environments, partnerIn, statementsOf } from "../support/system-stacks";
import { variants } from "../support/variants";

const outdir = synthesizeSystem("partner");
const beanstalk = synthesizeAll(variants.partner.beanstalk);

// The matrix: who may do what with what. A function's own logs, traces and variables, and Lambda's network interfaces, are left out.
const DOCUMENTS = "s3: AbortMultipartUpload DeleteObject GetObject ListBucket PutObject → documents";
const TEMPLATES = "s3: GetObject ListBucket → templates";
const DATABASE = "rds-db: connect → database as app";
const MODELS = "bedrock: InvokeModel InvokeModelWithResponseStream → models";
const GUARDRAIL = "bedrock: ApplyGuardrail → guardrail";
const SECRET = "secretsmanager: DescribeSecret GetSecretValue → application secret";
const PUSH = "execute-api: ManageConnections → connections";
const SEND = "sqs: GetQueueAttributes SendMessage → queue documents, queue notifications";
const KEY = "kms: Decrypt GenerateDataKey → platform key";
const DECRYPT = "kms: Decrypt → platform key";
const receive = (queue: string) =>
  `sqs: ChangeMessageVisibility DeleteMessage GetQueueAttributes ReceiveMessage → queue ${queue}`;
const secret = (name: string) => `secretsmanager: DescribeSecret GetSecretValue → ${name}`;

const application = [DOCUMENTS, TEMPLATES, DATABASE, MODELS, SECRET, PUSH, SEND, KEY];
const matrix: Record<string, string[]> = {
  api: application,
  websocket: [DATABASE, SECRET, PUSH, SEND, KEY],
  "websocket-authorizer": [SECRET, KEY],
  "documents-processor": [receive("documents"), DOCUMENTS, TEMPLATES, DATABASE, MODELS, KEY],
  "notifications-processor": [receive("notifications"), DATABASE, PUSH, DECRYPT],
  "database-bootstrap": [secret("master secret"), KEY],
  migrate: ["rds-db: connect → database as migrator"],
  "application-rotation": [
    "secretsmanager: DescribeSecret GetSecretValue PutSecretValue UpdateSecretVersionStage → application secret",
    "secretsmanager: GetRandomPassword → everything",
    KEY,
  ],
};
/** Where there is a guardrail, who calls models applies it. */
const guarded = ["api", "documents-processor"];
const paging = { "alarm-forwarder": [secret("paging secret"), KEY] };

const targets: [RegExp, string][] = [
  [/documents_bucket/, "documents"],
  [/templates_bucket/, "templates"],
  [/bundles_bucket/, "bundles"],
  [/(documents|notifications)_queue/, "queue $1"],
  [/application_value_secret/, "application secret"],
  [/master_user_secret/, "master secret"],
  [/forwarder_secret/, "paging secret"],
  [/:dbuser:.*\/(\w+)$/, "database as $1"],
  [/connections_api.*\/POST\/@connections\/\*$/, "connections"],
  [/guardrail_/, "guardrail"],
  [/platform_key/, "platform key"],
  [/:(?:foundation-model|inference-profile)\/[\w.:-]+$/, "models"],
  [/^\*$/, "everything"],
];

/** What a role of this name may do: one line per service and target. */
function mayDo(from: string, environment: string, role: string): string[] {
  const policy = partnerIn(from, environment)
    .of("aws_iam_role_policy")
    .find(({ name }) => name === `partner-${environment}-${role}`);
  return grantLines(statementsOf(policy?.policy), targets);
}

describe.each(environments)("in %s", (environment) => {
  const rows = { ...matrix, ...(environment === "prod" && paging) };
  const guards = environment === "dev" ? [] : guarded;
  const { of } = partnerIn(outdir, environment);

  test.each(Object.entries(rows))("%s may do this, and nothing else", (role, lines) => {
    const all = guards.includes(role) ? [...lines, GUARDRAIL, DECRYPT] : lines;
    const wanted = new Set(all.filter((line) => line !== DECRYPT || !all.includes(KEY)));
    expect(mayDo(outdir, environment, role)).toEqual([...wanted].sort());
  });

  test("the matrix has a row for every function", () => {
    const functions = of("aws_lambda_function").map(({ function_name: name }) => String(name));
    expect(functions.sort()).toEqual(
      Object.keys(rows)
        .map((role) => `partner-${environment}-${role}`)
        .sort(),
    );
  });

  test("each function has a role of its own, which Lambda alone assumes", () => {
    const roles = of("aws_lambda_function").map(({ role }) => role);
    expect(new Set(roles).size).toBe(roles.length);
    const trusts = of("aws_iam_role").map(({ name, assume_role_policy: trust }) => [name, statementsOf(trust)] as const);
    const functions = trusts.filter(([name]) => Object.keys(rows).some((role) => name === `partner-${environment}-${role}`));
    for (const [, [{ Principal }]] of functions) expect(Principal).toEqual({ Service: "lambda.amazonaws.com" });
  });

  test("the key is used through services, or for the variables of the function itself", () => {
    const uses = of("aws_iam_role_policy")
      .flatMap(({ name, policy }) => statementsOf(policy).map((statement) => ({ name, ...statement })))
      .filter(
        ({ Effect, Action }) => Effect === "Allow" && [Action].flat().some((action) => /^kms:(Decrypt|Encrypt|Gen)/.test(action)),
      );
    const direct = uses.filter(({ Condition }) => !/kms:ViaService|aws:lambda:FunctionArn/.test(JSON.stringify(Condition ?? {})));
    // Bedrock asks for the key of a guardrail in the caller's own name.
    expect(direct.map(({ name, Sid }) => `${name} ${Sid}`).sort()).toEqual(
      guards.map((role) => `partner-${environment}-${role} DecryptGuardrail`),
    );
  });

  test("a bastion's role reaches Session Manager and nothing else", () => {
    const bastions = of("aws_iam_role_policy").filter(({ name }) => name === `partner-${environment}-bastion`);
    const actions = bastions.flatMap(({ policy }) => statementsOf(policy)).flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !/^(ssm:UpdateInstanceInformation|ssmmessages:\w+)$/.test(action))).toEqual([]);
    expect(bastions).toHaveLength(environment === "dev" ? 0 : 1);
  });
});

test.each(["dev", "prod"])("on Elastic Beanstalk in %s the instances may do what the function may", (environment) => {
  const application = mayDo(outdir, environment, "api").filter((line) => !line.startsWith("kms:"));
  const lines = mayDo(beanstalk, environment, "api-instances");
  expect(application.filter((line) => !lines.includes(line))).toEqual([]);
  const more = lines.filter((line) => !application.includes(line) && !line.startsWith("kms:"));
  expect(more.map((line) => line.replace(/ → .*/, "")).sort()).toEqual([
    "elasticbeanstalk: PutInstanceStatistics",
    "s3: GetObject GetObjectVersion PutObject",
    "s3: GetObject ListBucket",
    "s3: ListBucket",
  ]);
});

/** Longest names. Sources: IAM, Lambda, SQS, S3, RDS and ELB quotas. */
const limits: [type: string, argument: string, most: number][] = [
  ["aws_iam_role", "name", 64],
  ["aws_iam_policy", "name", 128],
  ["aws_lambda_function", "function_name", 64],
  ["aws_sqs_queue", "name", 80],
  ["aws_s3_bucket", "bucket", 63],
  ["aws_db_instance", "identifier", 63],
  ["aws_cloudwatch_metric_alarm", "alarm_name", 255],
  ["aws_elastic_beanstalk_environment", "name", 40],
];

test.each([
  ...environments.map((environment) => ({ environment, from: outdir })),
  ...["dev", "prod"].map((environment) => ({ environment, from: beanstalk })),
])("in $environment every name begins with the environment's and is no longer than AWS takes", ({ environment, from }) => {
  const { of } = partnerIn(from, environment);
  const suffix = /\$\{random_id\.suffix\.hex\}/;
  const names = limits.flatMap(([type, argument, most]) =>
    of(type).map((values) => ({ type, most, name: String(values[argument]).replace(suffix, "00000000") })),
  );
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter(({ name, most }) => !name.startsWith(`partner-${environment}-`) || name.length > most)).toEqual([]);
});
