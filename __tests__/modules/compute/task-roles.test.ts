import type { EcsClusterProps } from "../../../modules/compute/ecs-cluster";
import type { PolicyStatement } from "../../../modules/security/policy-document";
import { build } from "../../support/build";
import { addService, type ServiceChanges, service as valid } from "./a-service";

const roles = (changes?: ServiceChanges, shell?: EcsClusterProps["shell"]) =>
  build((stack) => void addService(stack, changes, shell));
const policiesOf = (...given: Parameters<typeof roles>) =>
  new Map(
    roles(...given)
      .of("aws_iam_role_policy")
      .map(({ name, policy }) => [name, JSON.parse(String(policy)).Statement as PolicyStatement[]]),
  );
const sidsOf = (statements?: PolicyStatement[]) => statements?.map(({ Sid }) => Sid);

test("ECS starts tasks with one role, and the application has another", () => {
  const task = roles().one("aws_ecs_task_definition");
  expect(task.execution_role_arn).toMatch(/^\$\{aws_iam_role\.api_roles_execution_role_\w+\.arn\}$/);
  expect(task.task_role_arn).toMatch(/^\$\{aws_iam_role\.api_roles_task_role_\w+\.arn\}$/);
});

test("both are assumed for this account's ECS only", () => {
  const found = roles().of("aws_iam_role");
  expect(found.map(({ name }) => name)).toEqual(["shop-test-api-execution", "shop-test-api-task"]);
  for (const { assume_role_policy: assumed } of found) {
    expect(JSON.parse(String(assumed)).Statement).toEqual([
      expect.objectContaining({
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:SourceAccount": "111111111111" },
          ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-east-1:111111111111:*" },
        },
      }),
    ]);
  }
});

test("what starts a task may pull its images, read its secrets and write its log, and nothing else", () => {
  const statements = policiesOf().get("shop-test-api-execution");
  expect(sidsOf(statements)).toEqual(["OwnLogs", "OpenRegistry", "PullImages", "ReadSecrets", "KeyOfSecrets"]);
  expect(statements?.[0].Resource).toBe("arn:aws:logs:us-east-1:111111111111:log-group:/ecs/shop-test/api:*");
  expect(statements?.[2].Resource).toEqual(valid.container.repositoryArns);
  expect(statements?.[3].Resource).toEqual([valid.container.secrets.APP_SECRET]);
  expect(statements?.[4].Condition).toEqual({ StringEquals: { "kms:ViaService": "secretsmanager.us-east-1.amazonaws.com" } });
});

test("a secret that is handed over in two versions is one permission", () => {
  const arn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:shop-AbCdEf";
  const secrets = { KEY: arn, KEY_BEFORE: { arn, versionStage: "AWSPREVIOUS" } as const };
  const statements = policiesOf({ container: { ...valid.container, secrets } }).get("shop-test-api-execution");
  expect(statements?.find(({ Sid }) => Sid === "ReadSecrets")?.Resource).toEqual([arn]);
});

test("without repositories and secrets there is nothing to pull or read", () => {
  const container = { ...valid.container, repositoryArns: [], secrets: {} };
  expect(sidsOf(policiesOf({ container }).get("shop-test-api-execution"))).toEqual(["OwnLogs"]);
});

test("the application may do what is stated", () => {
  expect(policiesOf().get("shop-test-api-task")).toEqual(valid.statements);
});

test("an application that may do nothing has a role without policy, which the service waits for", () => {
  expect([...policiesOf({ statements: [] }).keys()]).toEqual(["shop-test-api-execution"]);
  expect(roles({ statements: [] }).one("aws_ecs_service").depends_on).toContainEqual(
    expect.stringMatching(/^aws_iam_role\.api_roles_task_role_/),
  );
});

test("people enter by Systems Manager's channels, and what they do is written to the cluster's log", () => {
  const statements = policiesOf({}, "ecs-exec").get("shop-test-api-task");
  expect(sidsOf(statements)).toEqual(["Sessions", "ShellChannels", "ShellLogGroups", "ShellLogs"]);
  expect(statements?.[3].Resource).toMatch(/^\$\{aws_cloudwatch_log_group\.cluster_logs_group_\w+\.arn\}:\*$/);
});

test("a name that leaves no room for the roles' is refused", () => {
  const name = "s".repeat(55);
  expect(roles({ name }).problems).toEqual([`execution: name must be at most 64 characters, got 65 ("${name}-execution")`]);
});
