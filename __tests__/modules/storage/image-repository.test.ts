import { ImageRepository, type ImageRepositoryProps } from "../../../modules/storage/image-repository";
import { build } from "../../support/build";

const built = (changes: Partial<ImageRepositoryProps> = {}) =>
  build((stack) => void new ImageRepository(stack, "images", { name: "shop-test-backend", data: "durable", ...changes }));
const repository = (changes: Partial<ImageRepositoryProps> = {}) => built(changes).one("aws_ecr_repository");

test("images are scanned when they come, encrypted, and a tag stays with its image", () => {
  expect(repository()).toMatchObject({
    name: "shop-test-backend",
    image_scanning_configuration: { scan_on_push: true },
    encryption_configuration: [{ encryption_type: "AES256" }],
    image_tag_mutability: "IMMUTABLE",
  });
});

test.each([
  { tags: undefined, mutability: "IMMUTABLE" },
  { tags: "kept", mutability: "IMMUTABLE" },
  { tags: "moving", mutability: "MUTABLE" },
] as const)("with tags $tags, a tag is $mutability", ({ tags, mutability }) => {
  expect(repository({ tags }).image_tag_mutability).toBe(mutability);
});

test("the last ten releases stay, and what has no tag goes after a week", () => {
  const { policy, repository: of } = built().one("aws_ecr_lifecycle_policy");
  expect(of).toMatch(/^\$\{aws_ecr_repository\.images_repository_\w+\.name\}$/);
  const { rules } = JSON.parse(String(policy)) as { rules: { rulePriority: number; selection: object; action: object }[] };
  expect(rules.map(({ selection }) => selection)).toEqual([
    { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
    { tagStatus: "tagged", tagPrefixList: ["v"], countType: "imageCountMoreThan", countNumber: 10 },
  ]);
  expect(new Set(rules.map(({ rulePriority }) => rulePriority)).size).toBe(2);
});

test.each([
  { data: "durable", forced: false, lifecycle: { prevent_destroy: true } },
  { data: "disposable", forced: true, lifecycle: undefined },
] as const)("a repository of $data data goes with its images: $forced", ({ data, forced, lifecycle }) => {
  const found = repository({ data });
  expect(found.force_delete).toBe(forced);
  expect(found.lifecycle).toEqual(lifecycle);
});

test("only a repository that a function pulls from has a policy, and Lambda needs no more than to read", () => {
  expect(built().of("aws_ecr_repository_policy")).toEqual([]);
  const admitting = build((stack) => {
    const images = new ImageRepository(stack, "images", { name: "shop-test-worker", data: "disposable" });
    images.admitLambda("arn:aws:lambda:us-east-1:111111111111:function:shop-test-worker");
  });
  expect(JSON.parse(String(admitting.one("aws_ecr_repository_policy").policy)).Statement).toEqual([
    {
      Sid: "PulledByLambda",
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      Condition: expect.any(Object),
    },
  ]);
});

test("it breaks no rule, and a name that ECR would refuse is told", () => {
  expect([...built().broken, ...built().problems]).toEqual([]);
  expect(built({ name: "shop--backend" }).problems).toEqual([
    'images: name must match ^[a-z][a-z0-9]*(-[a-z0-9]+)*$, got "shop--backend"',
  ]);
});
