import { GivenSecret } from "../../../modules/security/given-secret";
import { build } from "../../support/build";

const built = (name = "shop/test/pager") =>
  build(
    (stack) =>
      void new GivenSecret(stack, "pager", {
        name,
        description: "Pager address",
        keyArn: "arn:aws:kms:::key/k",
        data: "durable",
      }),
  );

test("the secret is made empty, with the customer's key", () => {
  const stack = built();
  expect(stack.one("aws_secretsmanager_secret")).toMatchObject({ name: "shop/test/pager", kms_key_id: "arn:aws:kms:::key/k" });
  expect(stack.of("aws_secretsmanager_secret_version")).toEqual([]);
  expect(stack.brokenBesides("secretRotates")).toEqual([]);
});

test.each([
  { name: "shop/test/pager-2", problems: [] },
  { name: "pager", problems: ['pager: name must match ^[a-z][a-z0-9-]*(\\/[a-z0-9][a-z0-9-]*){2}$, got "pager"'] },
  { name: `shop/test/${"p".repeat(503)}`, problems: [expect.stringContaining("name must be at most 512 characters, got 513")] },
])("a secret named $name has the problems $problems", ({ name, problems }) => {
  expect(built(name).problems).toEqual(problems);
});
