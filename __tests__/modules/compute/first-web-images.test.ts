import { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation";
import { FirstWebImages, type FirstWebImagesProps } from "../../../modules/compute/first-web-images";
import { placeholderContainer } from "../../../modules/compute/placeholder-container";
import { ImageRepository } from "../../../modules/storage/image-repository";
import { build } from "../../support/build";
import { home } from "./an-image";

const PORTS = { web: 3000, api: 8080 };
type Role = keyof typeof PORTS;

let first: FirstWebImages<Role>;
const built = (changes: Partial<FirstWebImagesProps<Role>> = {}, ports = PORTS) =>
  build((stack) => {
    const imageOf = (role: Role) => ({
      repository: new ImageRepository(stack, `${role}-images`, { name: `shop-test-${role}`, data: "disposable" }),
      port: ports[role],
    });
    const images = { web: imageOf("web"), api: imageOf("api") };
    first = new FirstWebImages(stack, "first-images", { name: "shop-test-first-images", home, images, tag: "test", ...changes });
  });

const arnOf = (role: Role) =>
  expect.stringMatching(new RegExp(`^\\$\\{aws_ecr_repository\\.${role}-images_repository_\\w+\\.arn\\}$`));
const urlOf = (role: Role) => `\\$\\{aws_ecr_repository\\.${role}-images_repository_\\w+\\.repository_url\\}`;

test("one function serves all repositories, by one run for each", () => {
  const stack = built();
  const { function_name } = stack.of("aws_lambda_invocation")[0];
  expect(stack.one("aws_lambda_function")).toMatchObject({ timeout: 900, memory_size: 512 });
  expect(stack.of("aws_lambda_invocation").map((run) => run.function_name)).toEqual([function_name, function_name]);
});

test.each(["web", "api"] as const)(
  "the repository of %s gets Node.js with the server that containers have too, unprivileged",
  (role) => {
    const inputs = built()
      .of("aws_lambda_invocation")
      .map(({ input }) => JSON.parse(String(input)));
    const { image, command } = placeholderContainer(PORTS[role]);
    expect(inputs.find(({ repositoryUri }) => new RegExp(`^${urlOf(role)}$`).test(repositoryUri))).toEqual({
      repositoryUri: expect.any(String),
      tag: "test",
      base: image,
      platform: "linux/amd64",
      placeholder: { kind: "web", command, user: "1000:1000" },
    });
    expect(command.at(-1)).toContain(`.listen(${PORTS[role]})`);
  },
);

test("another wish replaces the run, so that one that fails is tried again", () => {
  for (const { triggers, lifecycle_scope, input } of built().of("aws_lambda_invocation")) {
    expect(lifecycle_scope).toBe("CRUD");
    expect(triggers).toEqual({ input });
  }
});

test("the function's role pushes to these repositories and to no other", () => {
  const { Statement: statements } = JSON.parse(String(built().one("aws_iam_role_policy").policy));
  const push = statements.find(({ Sid }: { Sid: string }) => Sid === "PushImage");
  expect(push.Resource).toEqual([arnOf("web"), arnOf("api")]);
});

test("each role tells its image and what its service waits for", () => {
  built();
  expect(Object.keys(first.imageUris)).toEqual(["web", "api"]);
  expect(first.imageUris.web).toMatch(/:test$/);
  expect(first.ready.api.map((each) => each instanceof LambdaInvocation && each.node.path)).toEqual(["test/first-images/api"]);
});

test("it breaks no rule", () => {
  expect([...built().broken, ...built().problems]).toEqual([]);
});

test("ports, tags and networks that cannot be are refused, all at once", () => {
  const network = { subnetIds: ["subnet-a"], securityGroupId: "sg-1" };
  expect(built({ tag: "-test", home: { ...home, network } }, { web: 80, api: 65_536 }).problems).toEqual([
    'first-images: tag must match ^[a-zA-Z0-9_][a-zA-Z0-9._-]*$, got "-test"',
    "first-images: images.web.port must be 1024 to 65535, got 80",
    "first-images: images.api.port must be 1024 to 65535, got 65536",
    "first-images: home must name no network: the base image comes from a public registry",
  ]);
});

test("no images at all are refused", () => {
  const none = {} as FirstWebImagesProps<Role>["images"];
  expect(built({ images: none }).problems).toEqual(["first-images: images must name one repository or more, got none"]);
});
