import { functionArchive } from "../../../modules/compute/function-archive";
import { LambdaFunction, type LambdaFunctionProps } from "../../../modules/compute/lambda-function";
import { build } from "../../support/build";

const home = { accountId: "111111111111", region: "us-east-1", keyArn: "arn:aws:kms:us-east-1:111111111111:key/k", logDays: 30 };
const network = { subnetIds: ["subnet-a", "subnet-b"], securityGroupId: "sg-1" };
const props: LambdaFunctionProps = {
  name: "shop-test-api",
  description: "Answers requests",
  source: "rest-placeholder",
  home,
  size: { memoryMiB: 256, timeoutSeconds: 29 },
  variables: {},
  statements: [{ Sid: "Own", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" }],
  deployedBy: "terraform",
};
const built = (changes: Partial<LambdaFunctionProps> = {}) =>
  build((stack) => void new LambdaFunction(stack, "api", { ...props, ...changes }));
const sidsOf = (policy: unknown) =>
  (JSON.parse(String(policy)) as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid);

test("the code travels in the stack's folder, and its hash says when it changed", () => {
  const { filename, source_code_hash } = built().one("aws_lambda_function");
  expect(filename).toMatch(/^assets\/api_code_\w+\/[0-9a-f]{16}\/rest-placeholder\.zip$/);
  expect(source_code_hash).toBe(functionArchive("rest-placeholder").codeSha256);
});

test("variables, logs and traces are on, encrypted with the platform key", () => {
  const stack = built({ variables: { QUEUE_URL: "https://queue" } });
  expect(stack.one("aws_lambda_function")).toMatchObject({
    kms_key_arn: home.keyArn,
    environment: { variables: { QUEUE_URL: "https://queue" } },
    tracing_config: { mode: "Active" },
    publish: true,
  });
  expect(stack.one("aws_cloudwatch_log_group")).toMatchObject({ name: "/aws/lambda/shop-test-api", kms_key_id: home.keyArn });
  expect(stack.broken).toEqual([]);
});

test("a function without variables names no key: Lambda would forget it, and every plan would add it again", () => {
  const { kms_key_arn: key, environment } = built({ variables: {} }).one("aws_lambda_function");
  expect({ key, environment }).toEqual({ key: undefined, environment: undefined });
});

test("what CI deploys later is left alone, what Terraform deploys is not", () => {
  expect(built().one("aws_lambda_function")).not.toHaveProperty("lifecycle");
  expect(built({ deployedBy: "ci" }).one("aws_lambda_function").lifecycle).toEqual({
    ignore_changes: ["filename", "source_code_hash"],
  });
});

test("a function in a VPC may have its interfaces made, and its code may make none", () => {
  const inside = built({ home: { ...home, network } });
  expect(inside.one("aws_lambda_function").vpc_config).toEqual({
    subnet_ids: network.subnetIds,
    security_group_ids: [network.securityGroupId],
  });
  const own = ["OwnLogs", "OwnTraces", "OwnVariables"];
  expect(sidsOf(inside.one("aws_iam_role_policy").policy)).toEqual([...own, "LambdaMakesInterfaces", "CodeMakesNone", "Own"]);
  expect(sidsOf(built().one("aws_iam_role_policy").policy)).toEqual([...own, "Own"]);
});

test("the role decrypts the variables of the function and of its versions, and nothing else by itself", () => {
  const { Statement: statements } = JSON.parse(String(built().one("aws_iam_role_policy").policy));
  const functionArn = "arn:aws:lambda:us-east-1:111111111111:function:shop-test-api";
  expect(statements.filter(({ Action: action }: { Action: unknown }) => action === "kms:Decrypt")).toEqual([
    expect.objectContaining({
      Resource: home.keyArn,
      Condition: { StringLike: { "kms:EncryptionContext:aws:lambda:FunctionArn": [functionArn, `${functionArn}:*`] } },
    }),
  ]);
});

test("the role and the log group are there before the function, which goes first", () => {
  const { depends_on: before } = built().one("aws_lambda_function");
  expect(before).toEqual([
    expect.stringMatching(/^aws_iam_role_policy\.api_role_policy_/),
    expect.stringMatching(/^aws_cloudwatch_log_group\.api_logs_/),
  ]);
});

test("a name longer than Lambda takes is refused", () => {
  const name = "f".repeat(65);
  expect(built({ name }).problems).toContain(`api: name must be at most 64 characters, got 65 ("${name}")`);
});
