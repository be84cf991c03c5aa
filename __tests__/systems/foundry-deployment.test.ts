import { synthesizeAll, synthesizeSystem } from "../support/synthesized";
import { environments, systemIn } from "../support/system-stacks";
import { variants } from "../support/variants";
import { accountOf, isAllowed, worn } from "./delivery-needs";

/** All that a deployment may do on App Runner, by service. */
const ON_APP_RUNNER: Readonly<Record<string, string>> = {
  apprunner: "DescribeService ListOperations ListServices StartDeployment",
  cloudfront: "CreateInvalidation GetInvalidation",
  ecr: `
    BatchCheckLayerAvailability BatchGetImage CompleteLayerUpload DescribeImages GetAuthorizationToken
    GetDownloadUrlForLayer InitiateLayerUpload PutImage UploadLayerPart
  `,
  kms: "Decrypt GenerateDataKey",
  lambda: "InvokeFunction",
  s3: "AbortMultipartUpload DeleteObject GetBucketLocation ListBucket PutObject",
};
const { apprunner: _none, ...elsewhere } = ON_APP_RUNNER;
/** And where all of it runs as tasks. */
const ON_FARGATE = {
  ...elsewhere,
  ecs: "DescribeServices DescribeTaskDefinition RegisterTaskDefinition TagResource UpdateService",
  iam: "PassRole",
};
const wordsOf = (text: string) => text.trim().split(/\s+/);

const [shipped, fargate] = [synthesizeSystem("foundry"), synthesizeAll(variants.foundry.fargate)];
const everywhere = {
  [shipped]: ["apprunner:ListServices", "ecr:GetAuthorizationToken"],
  // ECS knows no resource for the second one.
  [fargate]: ["ecr:GetAuthorizationToken", "ecs:DescribeTaskDefinition"],
};

describe.each([
  ...environments.map((environment) => ({ environment, runtime: "App Runner", outdir: shipped, actions: ON_APP_RUNNER })),
  ...["dev", "prod"].map((environment) => ({ environment, runtime: "Fargate", outdir: fargate, actions: ON_FARGATE })),
])("a deployment in $environment on $runtime", ({ environment, outdir, actions }) => {
  const stacks = systemIn(outdir, "foundry", environment);
  const { of } = stacks;
  const [account, prefix] = [accountOf(environment), `foundry-${environment}`];
  const deploy = worn({ system: "foundry", environment, stacks }, "deploy");
  const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:${account}:${resource}`;
  const roleWords = (type: string, argument: string) =>
    of(type).map((values) => String(values[argument]).replace(`${prefix}-`, "").replace("-${random_id.suffix.hex}", ""));

  test("may do what this table says, and nothing else", () => {
    const found: Record<string, string[]> = {};
    for (const action of new Set(deploy.flatMap(({ Action }) => Action))) {
      const [service, name] = action.split(":");
      found[service] = [...(found[service] ?? []), name].sort();
    }
    expect(found).toEqual(Object.fromEntries(Object.entries(actions).map(([service, names]) => [service, wordsOf(names)])));
    expect(deploy.filter(({ Effect }) => Effect !== "Allow")).toEqual([]);
  });

  test("calls the function that migrates, and no other one", () => {
    const functions = roleWords("aws_lambda_function", "function_name");
    expect(functions).toEqual(expect.arrayContaining(["application-rotation", "database-bootstrap", "migrate"]));
    const called = functions.filter((role) =>
      isAllowed(deploy, "lambda:InvokeFunction", arn("lambda", `function:${prefix}-${role}`)),
    );
    expect(called).toEqual(["migrate"]);
  });

  test("pushes images of its own services, and removes none", () => {
    const repositories = ["ai", "api", "web"].map((role) => arn("ecr", `repository/${prefix}-${role}`));
    expect(repositories.filter((each) => !isAllowed(deploy, "ecr:PutImage", each))).toEqual([]);
    const others = [arn("ecr", `repository/${prefix}-worker`), arn("ecr", "repository/portfolio-dev-backend"), "*"];
    expect(others.filter((each) => isAllowed(deploy, "ecr:PutImage", each))).toEqual([]);
    expect(repositories.filter((each) => isAllowed(deploy, "ecr:BatchDeleteImage", each))).toEqual([]);
  });

  test("writes and removes public files, and touches no upload and no log", () => {
    const buckets = roleWords("aws_s3_bucket", "bucket").filter((role) => !role.endsWith("-copy"));
    expect(buckets).toEqual(expect.arrayContaining(["public", "uploads", "access-logs"]));
    const may = (action: string) =>
      buckets.filter((role) => isAllowed(deploy, action, `arn:aws:s3:::${prefix}-${role}-0a1b/public/x`));
    expect(may("s3:PutObject")).toEqual(["public"]);
    expect(may("s3:DeleteObject")).toEqual(["public"]);
    for (const action of ["s3:GetObject", "s3:GetObjectVersion", "s3:DeleteObjectVersion"]) expect(may(action)).toEqual([]);
  });

  test("uses the environment's keys only as S3 does for it", () => {
    const keys = deploy.filter(({ Action }) => [Action].flat().some((action) => action.startsWith("kms:")));
    expect(keys.map(({ Condition }) => Condition)).toEqual([
      {
        "ForAnyValue:StringLike": { "kms:ResourceAliases": `alias/${prefix}-*` },
        StringLike: { "kms:ViaService": "s3.*.amazonaws.com" },
      },
    ]);
  });

  test("reaches what has no name of its own by the environment's tags, or only to look at it", () => {
    const invalidates = deploy.filter(({ Action }) => [Action].flat().includes("cloudfront:CreateInvalidation"));
    expect(invalidates.map(({ Condition }) => Condition)).toEqual([
      { StringEquals: { "aws:ResourceTag/System": "foundry", "aws:ResourceTag/Environment": environment } },
    ]);
    const unnamed = deploy.filter(({ Resource }) => Resource === "*").flatMap(({ Action }) => Action);
    expect(unnamed.sort()).toEqual(everywhere[outdir]);
  });
});

describe.each(["dev", "prod"])("on Fargate in %s", (environment) => {
  const stacks = systemIn(fargate, "foundry", environment);
  const { of, the, file } = stacks;
  const prefix = `foundry-${environment}`;

  test.each(["ai", "api", "web"])(
    "an apply leaves the release and the number of tasks of %s that CI and load decided",
    (role) => {
      const { lifecycle, task_definition: started } = the("aws_ecs_service", { name: `${prefix}-${role}` });
      expect(lifecycle).toEqual({ ignore_changes: ["task_definition", "desired_count"] });
      expect(started).toMatch(/^\$\{aws_ecs_task_definition\.service(-\w+)?_task_definition_\w+\.arn\}$/);
      const layer = role === "ai" ? "ai" : "services";
      expect(file(layer).output[`${role}_task_family`].value).toBe(`${prefix}-${role}`);
    },
  );

  test("CI rolls releases out to the cluster that the outputs name, and registers no template of Terraform's", () => {
    expect(file("ai").output.cluster_name.value).toMatch(/^\$\{aws_ecs_cluster\./);
    const families = of("aws_ecs_task_definition").map(({ family }) => String(family));
    expect(families.sort()).toEqual(["ai", "api", "web"].map((role) => `${prefix}-${role}`));
    const deploy = worn({ system: "foundry", environment, stacks }, "deploy");
    const registers = (family: string) =>
      isAllowed(
        deploy,
        "ecs:RegisterTaskDefinition",
        `arn:aws:ecs:us-east-1:${accountOf(environment)}:task-definition/${family}:7`,
      );
    expect(families.filter(registers)).toEqual([]);
    expect(families.map((family) => `${family}-release`).filter(registers)).toHaveLength(3);
  });
});
