import type { FirstImageProps } from "../../../modules/compute/first-image";
import { build } from "../../support/build";
import { anImage, home } from "./an-image";

let imageUri: string;
const built = (changes: Partial<FirstImageProps> = {}) =>
  build((stack) => {
    ({ imageUri } = anImage(stack, changes));
  });

const REPOSITORY = "\\$\\{aws_ecr_repository\\.images_repository_\\w+";
const URL = expect.stringMatching(new RegExp(`^${REPOSITORY}\\.repository_url\\}$`));

test("the function is told what goes where: a base that is known by its digest, for x86_64", () => {
  const { function_name, input } = built().one("aws_lambda_invocation");
  expect(function_name).toMatch(/^\$\{aws_lambda_function\.first-image_function_\w+\.function_name\}$/);
  expect(JSON.parse(String(input))).toEqual({
    repositoryUri: URL,
    tag: "first",
    base: expect.stringMatching(/^public\.ecr\.aws\/lambda\/provided:al2023@sha256:[0-9a-f]{64}$/),
    platform: "linux/amd64",
  });
  expect(imageUri).toMatch(/:first$/);
});

test("another wish replaces the run, so that one that fails is tried again", () => {
  const { triggers, lifecycle_scope, input } = built().one("aws_lambda_invocation");
  expect(lifecycle_scope).toBe("CRUD");
  expect(triggers).toEqual({ input });
});

test("it runs outside of any network, as long as Lambda lets it, when it may push and log", () => {
  const stack = built();
  expect(stack.one("aws_lambda_function")).toMatchObject({ timeout: 900, memory_size: 512 });
  expect(stack.one("aws_lambda_function")).not.toHaveProperty("vpc_config");
  expect(stack.one("aws_lambda_invocation").depends_on).toEqual([
    expect.stringMatching(/^aws_iam_role_policy\.first-image_function_role_policy_/),
    expect.stringMatching(/^aws_cloudwatch_log_group\.first-image_function_logs_/),
  ]);
});

test("its role pushes to this repository and to no other", () => {
  const { Statement: statements } = JSON.parse(String(built().one("aws_iam_role_policy").policy));
  const own = statements.filter(({ Sid }: { Sid: string }) => !Sid.startsWith("Own"));
  expect(own).toEqual([
    { Sid: "OpenRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    {
      Sid: "PushImage",
      Effect: "Allow",
      Action: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:InitiateLayerUpload",
        "ecr:UploadLayerPart",
        "ecr:CompleteLayerUpload",
        "ecr:PutImage",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
      ],
      Resource: expect.stringMatching(new RegExp(`^${REPOSITORY}\\.arn\\}$`)),
    },
  ]);
});

test("no rule of the repository's lifecycle ever takes the first image away", () => {
  const tag = imageUri.split(":").at(-1) ?? "";
  const { rules } = JSON.parse(String(built().one("aws_ecr_lifecycle_policy").policy));
  const taking = (rules as { selection: { tagStatus: string; tagPrefixList?: string[] } }[]).filter(
    ({ selection: { tagStatus, tagPrefixList = [""] } }) =>
      tagStatus !== "untagged" && tagPrefixList.some((prefix) => tag.startsWith(prefix)),
  );
  expect(taking).toEqual([]);
});

test("Lambda may pull for the function that runs it, and for no other", () => {
  const { policy } = built().one("aws_ecr_repository_policy");
  const functionArn = "arn:aws:lambda:us-east-1:111111111111:function:shop-test-processor";
  expect(JSON.parse(String(policy)).Statement[0].Condition).toEqual({
    StringLike: { "aws:SourceArn": [functionArn, `${functionArn}:*`] },
  });
});

test("it breaks no rule, and a network that it could not reach the base from is refused", () => {
  expect([...built().broken, ...built().problems]).toEqual([]);
  const network = { subnetIds: ["subnet-a"], securityGroupId: "sg-1" };
  expect(built({ home: { ...home, network } }).problems).toEqual([
    "first-image: home must name no network: the base image comes from a public registry",
  ]);
});
