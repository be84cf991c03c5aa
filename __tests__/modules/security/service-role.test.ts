import type { PolicyStatement } from "../../../modules/security/policy-document";
import { ServiceRole } from "../../../modules/security/service-role";
import { build } from "../../support/build";

const statements: PolicyStatement[] = [
  {
    Sid: "ReadSecret",
    Effect: "Allow",
    Action: "secretsmanager:GetSecretValue",
    Resource: "arn:aws:secretsmanager:*:*:secret:x",
  },
];
const role = (name = "partner-test-worker") =>
  build(
    (stack) => void new ServiceRole(stack, "worker", { name, service: "monitoring.rds", accountId: "111111111111", statements }),
  );

test("one service assumes the role, on behalf of this account only", () => {
  const { name, assume_role_policy: assumed } = role().one("aws_iam_role");
  expect(name).toBe("partner-test-worker");
  const { Statement: admitted } = JSON.parse(String(assumed));
  expect(admitted).toEqual([
    {
      Sid: "AssumedByService",
      Effect: "Allow",
      Principal: { Service: "monitoring.rds.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
    },
  ]);
});

test("the role may do exactly what is stated", () => {
  const policy = role().one("aws_iam_role_policy");
  expect(policy.role).toMatch(/^\$\{aws_iam_role\.worker_role_\w+\.name\}$/);
  expect(JSON.parse(String(policy.policy))).toEqual({ Version: "2012-10-17", Statement: statements });
});

test.each([
  { name: "r".repeat(64), problems: [] },
  { name: "r".repeat(65), problems: [`worker: name must be at most 64 characters, got 65 ("${"r".repeat(65)}")`] },
  { name: "Worker", problems: ['worker: name must match ^[a-z][a-z0-9-]*$, got "Worker"'] },
])("a role named $name has the problems $problems", ({ name, problems }) => {
  expect(role(name).problems).toEqual(problems);
});

test("a service that does not say on whose behalf it comes is not asked", () => {
  const stack = build((s) => void new ServiceRole(s, "worker", { name: "shop-test-worker", service: "lambda", statements }));
  const { Statement: admitted } = JSON.parse(String(stack.one("aws_iam_role").assume_role_policy));
  expect(admitted[0]).not.toHaveProperty("Condition");
});

test("a service that names what it comes for is asked for that too", () => {
  const stack = build(
    (s) =>
      void new ServiceRole(s, "worker", {
        name: "shop-test-worker",
        service: "ecs-tasks",
        accountId: "111111111111",
        sourceArn: "arn:aws:ecs:us-east-1:111111111111:*",
        statements,
      }),
  );
  const { Statement: admitted } = JSON.parse(String(stack.one("aws_iam_role").assume_role_policy));
  expect(admitted[0].Condition).toEqual({
    StringEquals: { "aws:SourceAccount": "111111111111" },
    ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-east-1:111111111111:*" },
  });
});

test("a role that may do nothing has no policy: IAM takes no empty one", () => {
  let made: ServiceRole | undefined;
  const stack = build((s) => {
    made = new ServiceRole(s, "worker", { name: "shop-test-worker", service: "lambda", statements: [] });
  });
  expect(stack.of("aws_iam_role_policy")).toEqual([]);
  expect(made?.policy).toBe(made?.resource);
});
