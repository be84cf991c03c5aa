import { ImageFunction, type ImageFunctionProps } from "../../../modules/compute/image-function";
import { LambdaFunction } from "../../../modules/compute/lambda-function";
import { LiveAlias } from "../../../modules/compute/live-alias";
import { consumes, QueueProcessor } from "../../../modules/messaging/queue-processor";
import { WorkQueue } from "../../../modules/messaging/work-queue";
import { build } from "../../support/build";
import { anImage, home as outside } from "./an-image";

const home = { ...outside, network: { subnetIds: ["subnet-a", "subnet-b"], securityGroupId: "sg-1" } };
const props: Omit<ImageFunctionProps, "image"> = {
  name: "shop-test-processor",
  description: "Works documents off",
  home,
  size: { memoryMiB: 512, timeoutSeconds: 300 },
  variables: { ENVIRONMENT: "test" },
  statements: [],
};
const built = (changes: Partial<ImageFunctionProps> = {}) =>
  build((stack) => void new ImageFunction(stack, "processor", { ...props, image: anImage(stack), ...changes }));
const processor = (changes: Partial<ImageFunctionProps> = {}) =>
  built(changes)
    .of("aws_lambda_function")
    .find(({ package_type }) => package_type === "Image");

test("it is made with the first image, and what CI deploys is left alone", () => {
  expect(processor()).toMatchObject({
    image_uri: expect.stringMatching(/^\$\{aws_ecr_repository\.images_repository_\w+\.repository_url\}:first$/),
    architectures: ["x86_64"],
    publish: true,
    lifecycle: { ignore_changes: ["image_uri"] },
  });
  for (const ofArchives of ["runtime", "handler", "filename", "source_code_hash"])
    expect(processor()).not.toHaveProperty(ofArchives);
});

test("it waits for its role and its log, for the image, and until Lambda may pull it", () => {
  expect(processor()?.depends_on).toEqual([
    expect.stringMatching(/^aws_iam_role_policy\.processor_role_policy_/),
    expect.stringMatching(/^aws_cloudwatch_log_group\.processor_logs_/),
    expect.stringMatching(/^aws_lambda_invocation\.first-image_run_/),
    expect.stringMatching(/^aws_ecr_repository_policy\.images_policy_/),
  ]);
});

test("all but its code is as with a function from an archive", () => {
  const archive = build(
    (stack) => void new LambdaFunction(stack, "processor", { ...props, source: "queue-placeholder", deployedBy: "terraform" }),
  );
  const { runtime, handler, filename, source_code_hash, architectures, depends_on, ...same } = archive.one("aws_lambda_function");
  expect([runtime, handler, filename, source_code_hash, architectures, depends_on]).not.toContain(undefined);
  expect(processor()).toMatchObject(same);
  expect(same).toMatchObject({ vpc_config: { subnet_ids: ["subnet-a", "subnet-b"] }, logging_config: { log_format: "JSON" } });
  const roleOf = (stack: ReturnType<typeof build>) => stack.of("aws_iam_role_policy").find(({ name }) => name === props.name);
  expect(roleOf(built())).toEqual(roleOf(archive));
});

test("an alias reaches it and a queue feeds it, like any other function", () => {
  const stack = build((scope) => {
    const queue = new WorkQueue(scope, "documents", {
      name: "shop-test-documents",
      settings: { visibilityTimeoutSeconds: 1_800, retentionDays: 14, maxReceiveCount: 3 },
      keyArn: home.keyArn,
    });
    const statements = consumes([queue], home.region);
    const of = new ImageFunction(scope, "processor", { ...props, statements, image: anImage(scope) });
    const live = new LiveAlias(scope, "live", of, "on-demand");
    new QueueProcessor(scope, "mapping", { queue, processor: of, live, batchSize: 1, maximumConcurrency: 2 });
  });
  expect(stack.one("aws_lambda_alias").lifecycle).toEqual({ ignore_changes: ["function_version"] });
  expect(stack.one("aws_lambda_event_source_mapping").function_name).toMatch(/^\$\{aws_lambda_alias\.live_alias_\w+\.arn\}$/);
  expect([...stack.broken, ...stack.problems]).toEqual([]);
});

test("a name longer than Lambda takes is refused", () => {
  const name = "f".repeat(65);
  expect(built({ name }).problems).toContain(`processor: name must be at most 64 characters, got 65 ("${name}")`);
});
