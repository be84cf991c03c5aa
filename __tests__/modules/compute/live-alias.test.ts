import type { Concurrency } from "../../../modules/compute/function-settings";
import { concurrency } from "../../../modules/compute/function-settings";
import { LambdaFunction } from "../../../modules/compute/lambda-function";
import { LiveAlias } from "../../../modules/compute/live-alias";
import { problemsOf } from "../../../modules/shared/problems";
import { build } from "../../support/build";

const built = (kept: Concurrency, deployedBy: "terraform" | "ci" = "ci") =>
  build((stack) => {
    const home = {
      accountId: "111111111111",
      region: "us-east-1",
      keyArn: "arn:aws:kms:us-east-1:111111111111:key/k",
      logDays: 30,
    };
    const of = new LambdaFunction(stack, "api", {
      name: "shop-test-api",
      description: "Answers requests",
      source: "rest-placeholder",
      home,
      size: { memoryMiB: 256, timeoutSeconds: 29 },
      variables: {},
      statements: [],
      deployedBy,
    });
    new LiveAlias(stack, "live", of, kept);
  });

test("callers reach a published version by the name live", () => {
  const alias = built("on-demand", "terraform").one("aws_lambda_alias");
  expect(alias).toMatchObject({
    name: "live",
    function_version: expect.stringMatching(/^\$\{aws_lambda_function\..*\.version\}$/),
  });
  expect(alias).not.toHaveProperty("lifecycle");
});

test("an apply does not move the alias that CI moved", () => {
  expect(built("on-demand").one("aws_lambda_alias").lifecycle).toEqual({ ignore_changes: ["function_version"] });
});

test("on demand, nothing is kept warm", () => {
  expect(built("on-demand").of("aws_lambda_provisioned_concurrency_config")).toEqual([]);
  expect(built("on-demand").of("aws_appautoscaling_target")).toEqual([]);
});

test("provisioned instances scale between the limits, and an apply does not undo it", () => {
  const stack = built({ least: 2, most: 20 });
  expect(stack.one("aws_lambda_provisioned_concurrency_config")).toMatchObject({
    provisioned_concurrent_executions: 2,
    lifecycle: { ignore_changes: ["provisioned_concurrent_executions"] },
  });
  expect(stack.one("aws_appautoscaling_target")).toMatchObject({
    min_capacity: 2,
    max_capacity: 20,
    service_namespace: "lambda",
  });
  expect(stack.one("aws_appautoscaling_policy")).toMatchObject({ policy_type: "TargetTrackingScaling" });
});

test.each([
  { given: "on-demand", problems: [] },
  { given: { least: 1, most: 1 }, problems: [] },
  { given: { least: 3, most: 2 }, problems: ["most must be least or more, got 2"] },
  { given: { least: 0, most: 2 }, problems: ["least must be a whole number of instances from 1 to 1000, got 0"] },
  {
    given: "cold",
    problems: ['the file must be "on-demand" or { … }, got "cold"'],
  },
])("concurrency $given has the problems $problems", ({ given, problems }) => {
  expect(problemsOf(concurrency, given)).toEqual(problems);
});
