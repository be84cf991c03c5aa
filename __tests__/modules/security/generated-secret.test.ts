import type { TerraformStack } from "cdktf";
import { GeneratedSecret, type GeneratedSecretProps } from "../../../modules/security/generated-secret";
import { build } from "../../support/build";

const home = { accountId: "111111111111", region: "us-east-1", keyArn: "arn:aws:kms:us-east-1:111111111111:key/k", logDays: 30 };
const props: GeneratedSecretProps = {
  name: "shop/test/signing",
  description: "Signs sessions",
  home,
  rotationDays: 30,
  data: "durable",
};
let stackOf: TerraformStack;
const built = (changes: Partial<GeneratedSecretProps> = {}) =>
  build((stack) => {
    stackOf = stack;
    new GeneratedSecret(stack, "signing", { ...props, ...changes });
  });
const statements = () =>
  JSON.parse(String(built().one("aws_iam_role_policy").policy)).Statement as {
    Sid: string;
    Action: string[];
    Resource: string;
  }[];

test("the first value comes from Terraform's memory, and no argument that state keeps holds it", () => {
  const { secret_string_wo: value, ...rest } = built().one("aws_secretsmanager_secret_version");
  const [, name] = /^\$\{ephemeral\.aws_secretsmanager_random_password\.(\w+)\.random_password\}$/.exec(String(value)) ?? [];
  const { ephemeral } = stackOf.toTerraform() as { ephemeral: Record<string, Record<string, object>> };
  expect(ephemeral.aws_secretsmanager_random_password).toEqual({ [name]: { password_length: 64, exclude_punctuation: true } });
  expect(rest).not.toHaveProperty("secret_string");
  expect(rest.secret_string_wo_version).toBe(1);
});

test("the first version keeps a label, so that it is never made again, and rotations move the others", () => {
  expect(built().one("aws_secretsmanager_secret_version")).toMatchObject({
    version_stages: ["AWSCURRENT", "FIRST"],
    lifecycle: { ignore_changes: ["version_stages"] },
  });
});

test("Secrets Manager calls the rotation function on a schedule, for this account only", () => {
  const stack = built();
  expect(stack.one("aws_secretsmanager_secret_rotation")).toMatchObject({
    rotation_lambda_arn: expect.stringMatching(/^\$\{aws_lambda_function\.signing_rotation_\w+\.arn\}$/),
    rotation_rules: { automatically_after_days: 30 },
    depends_on: expect.arrayContaining([
      expect.stringMatching(/^aws_lambda_permission\.signing_permission_/),
      expect.stringMatching(/^aws_secretsmanager_secret_version\.signing_first_/),
    ]),
  });
  expect(stack.one("aws_lambda_permission")).toMatchObject({
    principal: "secretsmanager.amazonaws.com",
    source_account: "111111111111",
  });
  expect(stack.one("aws_lambda_function").function_name).toBe("shop-test-signing-rotation");
});

test("the rotation function reaches this secret only", () => {
  const own = statements().filter(({ Sid }) => !Sid.startsWith("Own"));
  expect(own.map(({ Sid }) => Sid)).toEqual(["RotateSecret", "RandomPassword", "KeyByServices"]);
  expect(own[0].Resource).toMatch(/^\$\{aws_secretsmanager_secret\.signing_value_secret_\w+\.arn\}$/);
});

test.each([
  { data: "durable", days: 30, lifecycle: { prevent_destroy: true } },
  { data: "disposable", days: 0, lifecycle: undefined },
] as const)("$data secrets can be brought back for $days days", ({ data, days, lifecycle }) => {
  const secret = built({ data }).one("aws_secretsmanager_secret");
  expect(secret).toMatchObject({ name: "shop/test/signing", kms_key_id: home.keyArn, recovery_window_in_days: days });
  expect(secret.lifecycle).toEqual(lifecycle);
});

describe("where services keep the value they were started with", () => {
  const restarts = ["backend", "worker"].map((role) => ({ cluster: "shop-test", service: `shop-test-${role}` }));

  test("the rotation function knows them and may deploy these anew, and no other", () => {
    const stack = built({ restarts });
    expect(stack.one("aws_lambda_function").environment).toEqual({
      variables: { RESTARTS: "shop-test/shop-test-backend,shop-test/shop-test-worker" },
    });
    const given: { Sid: string }[] = JSON.parse(String(stack.one("aws_iam_role_policy").policy)).Statement;
    expect(given.at(-1)).toEqual({
      Sid: "DeployAnew",
      Effect: "Allow",
      Action: "ecs:UpdateService",
      Resource: restarts.map(({ service }) => `arn:aws:ecs:us-east-1:111111111111:service/shop-test/${service}`),
    });
    expect([...stack.broken, ...stack.problems]).toEqual([]);
  });

  test("without them the function is told nothing", () => {
    expect(built().one("aws_lambda_function")).not.toHaveProperty("environment");
  });

  test("a name that the function would read as two is refused", () => {
    expect(built({ restarts: [{ cluster: "shop,test", service: "backend" }] }).problems).toEqual([
      'signing: restarts must name cluster and service, got "shop,test/backend"',
    ]);
  });
});

test("it breaks no rule", () => {
  expect(built().broken).toEqual([]);
  expect(built().problems).toEqual([]);
});
