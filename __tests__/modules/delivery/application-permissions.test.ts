import {
  awaitsRunners,
  deploysContainers,
  deploysFunctions,
  invokesFunction,
  publishesFiles,
  pushesImages,
  rollsOutContainers,
} from "../../../modules/delivery/application-permissions";
import type { PolicyStatement } from "../../../modules/security/policy-document";
import { actionsOf, scope } from "./delivered";

const bySid = (statements: readonly PolicyStatement[]) => Object.fromEntries(statements.map((each) => [each.Sid, each]));
const functions = bySid(deploysFunctions(scope, ["api", "websocket"]));
const services = bySid(deploysContainers(scope, ["backend"]));
const files = bySid(publishesFiles(scope, ["static"]));
const all = [...Object.values(functions), ...Object.values(services), ...Object.values(files)];

test("every action is named, and what knows no resource is a login or a look", () => {
  expect(actionsOf(all).filter((action) => action.includes("*"))).toEqual([]);
  expect(all.filter(({ Resource }) => Resource === "*").flatMap(({ Action }) => Action)).toEqual([
    "ecr:GetAuthorizationToken",
    "ecs:DescribeTaskDefinition",
  ]);
});

test("the statements can be put together in one policy: no name comes twice", () => {
  const together = [...all, invokesFunction("Migrate", scope, "migrate")].map(({ Sid }) => Sid);
  expect(new Set(together).size).toBe(together.length);
});

test("code goes to the functions named, and no setting of theirs changes", () => {
  const names = ["api", "websocket"].map((role) => `arn:aws:lambda:*:111111111111:function:shop-test-${role}`);
  expect(functions.DeployFunctions.Resource).toEqual(names);
  expect(actionsOf(Object.values(functions))).not.toContain("lambda:UpdateFunctionConfiguration");
  expect(functions.AwaitFunctions.Resource).toEqual(names.flatMap((arn) => [arn, `${arn}:*`]));
});

test("who deploys functions from images pushes to their repositories, beside what moves the functions", () => {
  const together = [...deploysFunctions(scope, ["processor"]), ...pushesImages(scope, ["processor"])];
  expect(new Set(together.map(({ Sid }) => Sid)).size).toBe(together.length);
  expect(bySid(together).PushImages.Resource).toEqual(["arn:aws:ecr:*:111111111111:repository/shop-test-processor"]);
  expect(actionsOf(together)).not.toContain("ecr:SetRepositoryPolicy");
});

test("images go to the services' own repositories, releases to families that Terraform does not write", () => {
  expect(services.PushImages.Resource).toEqual(["arn:aws:ecr:*:111111111111:repository/shop-test-backend"]);
  const family = "arn:aws:ecs:*:111111111111:task-definition/shop-test-backend-release:*";
  expect(services.RegisterReleases.Resource).toEqual([family]);
  expect(services.TagReleases).toMatchObject({
    Resource: [family],
    Condition: { StringEquals: { "ecs:CreateAction": "RegisterTaskDefinition" } },
  });
  expect(services.RollOut.Resource).toEqual(["arn:aws:ecs:*:111111111111:service/shop-test/shop-test-backend"]);
});

test("rolling out is all of it but the images, so that both can be given once for services of either kind", () => {
  const rollout = rollsOutContainers(scope, ["backend"]);
  expect([...pushesImages(scope, ["backend"]), ...rollout]).toEqual(deploysContainers(scope, ["backend"]));
  expect(actionsOf(rollout).filter((action) => action.startsWith("ecr:"))).toEqual([]);
});

test("services on App Runner deploy by themselves: a workflow looks on, and may have the same tag deployed once more", () => {
  const runners = bySid(awaitsRunners(scope, ["web", "api"]));
  expect(runners.AwaitRunners).toMatchObject({
    Action: ["apprunner:DescribeService", "apprunner:ListOperations", "apprunner:StartDeployment"],
    Resource: ["web", "api"].map((role) => `arn:aws:apprunner:*:111111111111:service/shop-test-${role}/*`),
  });
  expect(runners.FindRunners).toMatchObject({ Action: ["apprunner:ListServices"], Resource: "*" });
  const together = [...pushesImages(scope, ["web"]), ...rollsOutContainers(scope, ["ai"]), ...Object.values(runners)];
  expect(new Set(together.map(({ Sid }) => Sid)).size).toBe(together.length);
});

test("the services' own roles are handed to their tasks, no others and to nobody else", () => {
  expect(services.PassTaskRoles).toMatchObject({
    Resource: [
      "arn:aws:iam::111111111111:role/shop-test-backend-execution",
      "arn:aws:iam::111111111111:role/shop-test-backend-task",
    ],
    Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
  });
});

test("files are written and never read, and only the environment's distributions forget theirs", () => {
  expect(files.PublishFiles.Resource).toEqual(["arn:aws:s3:::shop-test-static-*/*"]);
  expect(actionsOf(Object.values(files))).not.toContain("s3:GetObject");
  expect(files.Invalidate.Condition).toEqual({
    StringEquals: { "aws:ResourceTag/System": "shop", "aws:ResourceTag/Environment": "test" },
  });
});

test.each([
  ["FunctionKey", functions.FunctionKey, "lambda"],
  ["FileKey", files.FileKey, "s3"],
])("%s is a key of the environment, and only behind %s", (_, { Condition }, service) => {
  expect(Condition).toEqual({
    "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/shop-test-*" },
    StringLike: { "kms:ViaService": `${service}.*.amazonaws.com` },
  });
});

test("only one function is called", () => {
  expect(invokesFunction("Migrate", scope, "migrate")).toEqual({
    Sid: "Migrate",
    Effect: "Allow",
    Action: ["lambda:InvokeFunction"],
    Resource: "arn:aws:lambda:*:111111111111:function:shop-test-migrate",
  });
});
