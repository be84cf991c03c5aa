import { imageReference } from "../../../functions/image-seed/image-reference";

const DIGEST = `sha256:${"0a".repeat(32)}`;

test.each([
  ["public.ecr.aws/lambda/provided:al2023", "https://public.ecr.aws", "lambda/provided", "al2023"],
  [`public.ecr.aws/lambda/provided@${DIGEST}`, "https://public.ecr.aws", "lambda/provided", DIGEST],
  [`public.ecr.aws/lambda/provided:al2023@${DIGEST}`, "https://public.ecr.aws", "lambda/provided", DIGEST],
  ["registry.example.com:5000/app", "https://registry.example.com:5000", "app", "latest"],
])("%s is found at %s", (image, origin, repository, reference) => {
  expect(imageReference(image)).toEqual({ origin, repository, reference });
});

test.each(["provided", "public.ecr.aws/provided@sha256:12", "public.ecr.aws/a:b:c"])("%s is refused", (image) => {
  expect(() => imageReference(image)).toThrow(`image must be registry/repository[:tag][@sha256:digest], got "${image}"`);
});
