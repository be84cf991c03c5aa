import type { TerraformStack } from "cdktf";
import { RolePassword, type RolePasswordProps } from "../../../modules/database/role-password";
import { build } from "../../support/build";
import { home } from "./a-database";

const props: RolePasswordProps = { name: "shop/test/database-api", role: "api", keyArn: home.keyArn, data: "disposable" };
let stackOf: TerraformStack;
const built = (changes: Partial<RolePasswordProps> = {}) =>
  build((stack) => {
    stackOf = stack;
    new RolePassword(stack, "password", { ...props, ...changes });
  });

test("the value lives in Terraform's memory only, and no argument that state keeps holds it", () => {
  const version = built().one("aws_secretsmanager_secret_version");
  const { ephemeral } = stackOf.toTerraform() as { ephemeral: Record<string, Record<string, object>> };
  const [[name, random]] = Object.entries(ephemeral.aws_secretsmanager_random_password);
  expect(random).toEqual({ password_length: 64, exclude_punctuation: true });
  const password = `\${ephemeral.aws_secretsmanager_random_password.${name}.random_password}`;
  expect(JSON.parse(String(version.secret_string_wo))).toEqual({ username: "api", password });
  expect(version).not.toHaveProperty("secret_string");
});

test("it is written once, at once, and never again", () => {
  const version = built().one("aws_secretsmanager_secret_version");
  expect(version).toMatchObject({
    secret_string_wo_version: 1,
    version_stages: ["AWSCURRENT", "FIRST"],
    lifecycle: { ignore_changes: ["version_stages"] },
  });
  expect(version).not.toHaveProperty("depends_on");
});

test.each([
  { data: "disposable", days: 0, lifecycle: undefined },
  { data: "durable", days: 30, lifecycle: { prevent_destroy: true } },
] as const)("the secret is named, encrypted, and kept $days days where data is $data", ({ data, days, lifecycle }) => {
  const { one, brokenBesides, problems } = built({ data });
  const secret = one("aws_secretsmanager_secret");
  expect(secret).toMatchObject({ name: "shop/test/database-api", kms_key_id: home.keyArn, recovery_window_in_days: days });
  expect(secret.lifecycle).toEqual(lifecycle);
  expect([...brokenBesides("secretRotates"), ...problems]).toEqual([]);
});

test("names that PostgreSQL or Secrets Manager would not take are refused", () => {
  expect(built({ name: "database-api", role: "Api" }).problems).toEqual([
    'password: role must match ^[a-z][a-z0-9_]*$, got "Api"',
    'value: name must match ^[a-z][a-z0-9-]*(\\/[a-z0-9][a-z0-9-]*){2}$, got "database-api"',
  ]);
});
