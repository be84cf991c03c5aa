import { TerraformOutput, type TerraformStack } from "cdktf";
import type { BootstrapSettings } from "../../../modules/database/bootstrap-settings";
import { DatabaseBootstrap, type DatabaseBootstrapProps } from "../../../modules/database/database-bootstrap";
import { build } from "../../support/build";
import { aDatabase, home } from "./a-database";

const settings: BootstrapSettings = { extensions: ["vector"], roles: { migrator: "owner", api: "read-write" } };
let stackOf: TerraformStack;
const built = (changes: Partial<DatabaseBootstrapProps> = {}) =>
  build((stack) => {
    const bootstrap = new DatabaseBootstrap(stack, "bootstrap", {
      name: "shop-test-bootstrap",
      postgres: aDatabase(stack),
      settings,
      home,
      ...changes,
    });
    new TerraformOutput(stack, "versions", { value: bootstrap.extensionVersions });
    stackOf = stack;
  });
const invocation = (changes: Partial<DatabaseBootstrapProps> = {}) => built(changes).one("aws_lambda_invocation");

test("the function is told where the database is and what must be in it, and never a password", () => {
  const { input, function_name } = invocation();
  expect(function_name).toMatch(/^\$\{aws_lambda_function\.bootstrap_function_\w+\.function_name\}$/);
  expect(JSON.parse(String(input))).toEqual({
    host: expect.stringMatching(/^\$\{aws_db_instance\.postgres_instance_\w+\.address\}$/),
    port: 5432,
    database: "shop",
    secretArn: expect.stringMatching(/^\$\{aws_db_instance\.postgres_instance_\w+\.master_user_secret\[0\]\.secret_arn\}$/),
    extensions: ["vector"],
    roles: [
      { name: "api", access: "read-write" },
      { name: "migrator", access: "owner" },
    ],
  });
});

test("it runs again when code, engine, database or wishes change, as a replacement that a later apply tries again", () => {
  const { triggers, lifecycle_scope } = invocation();
  expect(lifecycle_scope).toBe("CRUD");
  expect(triggers).toEqual({
    code: expect.stringMatching(/^\$\{aws_lambda_function\.bootstrap_function_\w+\.source_code_hash\}$/),
    engine: expect.stringMatching(/^\$\{data\.aws_db_instance\.bootstrap_engine_\w+\.engine_version\}$/),
    database: expect.stringMatching(/^\$\{aws_db_instance\.postgres_instance_\w+\.resource_id\}$/),
    wanted: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const more = { ...settings, extensions: ["vector", "pg_trgm"] };
  expect((invocation({ settings: more }).triggers as { wanted: string }).wanted).not.toBe(
    (triggers as { wanted: string }).wanted,
  );
});

test("it waits for the database, for its own permissions and for its log group", () => {
  expect(invocation().depends_on).toEqual([
    expect.stringMatching(/^aws_db_instance\.postgres_instance_/),
    expect.stringMatching(/^aws_iam_role_policy\.bootstrap_function_role_policy_/),
    expect.stringMatching(/^aws_cloudwatch_log_group\.bootstrap_function_logs_/),
  ]);
});

test("its role reads the master secret and nothing else, with the key through Secrets Manager only", () => {
  const policy = built()
    .of("aws_iam_role_policy")
    .find(({ name }) => name === "shop-test-bootstrap");
  const statements: { Sid: string; Resource: string }[] = JSON.parse(String(policy?.policy)).Statement;
  const own = statements.filter(({ Sid }) => !/^(Own|Lambda|Code)/.test(Sid));
  expect(own).toEqual([
    {
      Sid: "ReadSecret",
      Effect: "Allow",
      Action: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
      Resource: expect.stringMatching(/master_user_secret\[0\]\.secret_arn\}$/),
    },
    expect.objectContaining({
      Sid: "KeyByServices",
      Resource: home.keyArn,
      Condition: { StringEquals: { "kms:ViaService": ["secretsmanager.us-east-1.amazonaws.com"] } },
    }),
  ]);
});

test("the versions that the function reports can be shown as an output", () => {
  built();
  const { value: versions } = (stackOf.toTerraform() as { output: Record<string, { value: string }> }).output.versions;
  expect(versions).toMatch(
    /^\$\{lookup\(jsondecode\(aws_lambda_invocation\.bootstrap_run_\w+\.result\), "extensions", \{\s*\}\)\}$/,
  );
});

test("it breaks no rule", () => {
  expect(built().broken).toEqual([]);
  expect(built().problems).toEqual([]);
});

test("a role of the master user's name and a place outside of the VPC are refused", () => {
  const roles = { ...settings.roles, shop: "owner" } as const;
  expect(built({ settings: { ...settings, roles }, home: { ...home, network: undefined } }).problems).toEqual([
    "bootstrap: home must name the network that the database stands in",
    'bootstrap: roles must not name "shop", the master user',
  ]);
});
