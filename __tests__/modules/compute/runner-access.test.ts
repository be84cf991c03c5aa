import { RunnerAccess } from "../../../modules/compute/runner-access";
import type { PolicyStatement } from "../../../modules/security/policy-document";
import { build } from "../../support/build";
import { written } from "../../support/written";

const repositoryArn = "arn:aws:ecr:us-east-1:111111111111:repository/shop-test-api";

let roleArn: unknown;
const built = (name = "shop-test-api-access") =>
  build((stack) => {
    roleArn = written(stack, new RunnerAccess(stack, "access", { name, repositoryArn }).roleArn);
  });

test("what App Runner pulls images with, and nobody else, is the role that it tells", () => {
  const { name, assume_role_policy: trust } = built().one("aws_iam_role");
  expect(name).toBe("shop-test-api-access");
  expect(JSON.parse(String(trust)).Statement).toEqual([
    expect.objectContaining({ Principal: { Service: "build.apprunner.amazonaws.com" }, Action: "sts:AssumeRole" }),
  ]);
  expect(roleArn).toMatch(/^\$\{aws_iam_role\.access_role_\w+\.arn\}$/);
});

test("it reads the images of this repository alone, and changes none", () => {
  const statements: PolicyStatement[] = JSON.parse(String(built().one("aws_iam_role_policy").policy)).Statement;
  const everywhere = statements.filter(({ Resource }) => Resource !== repositoryArn);
  expect(everywhere.flatMap(({ Action }) => Action)).toEqual(["ecr:GetAuthorizationToken"]);
  const ofImages = statements.filter(({ Resource }) => Resource === repositoryArn).flatMap(({ Action }) => Action);
  expect(ofImages).toEqual(expect.arrayContaining(["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]));
  expect(ofImages.filter((action) => !/^ecr:(BatchCheck|BatchGet|Describe|Get)/.test(action))).toEqual([]);
});

test("it breaks no rule, and a name that IAM would refuse is refused", () => {
  expect([...built().broken, ...built().problems]).toEqual([]);
  const name = "a".repeat(65);
  expect(built(name).problems).toEqual([`role: name must be at most 64 characters, got 65 ("${name}")`]);
});
