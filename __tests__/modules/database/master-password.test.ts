import type { TerraformStack } from "cdktf";
import { DatabaseBootstrap } from "../../../modules/database/database-bootstrap";
import { build } from "../../support/build";
import { aDatabase, home, ownPassword } from "./a-database";

let stackOf: TerraformStack;
const built = () =>
  build((stack) => {
    stackOf = stack;
    new DatabaseBootstrap(stack, "bootstrap", {
      name: "shop-test-bootstrap",
      postgres: aDatabase(stack, ownPassword(stack)),
      settings: { extensions: [], roles: { migrator: "owner" } },
      home,
    });
  });

test("instance and secret get one value of Terraform's memory, and no argument that state keeps holds it", () => {
  const stack = built();
  const { ephemeral } = stackOf.toTerraform() as { ephemeral: Record<string, Record<string, object>> };
  const [[name, password], ...more] = Object.entries(ephemeral.aws_secretsmanager_random_password);
  expect(more).toEqual([]);
  expect(password).toEqual({ password_length: 64, exclude_punctuation: true });
  const value = `\${ephemeral.aws_secretsmanager_random_password.${name}.random_password}`;
  const instance = stack.one("aws_db_instance");
  expect(instance).toMatchObject({ username: "shop", password_wo: value, password_wo_version: 1 });
  expect(instance).not.toHaveProperty("manage_master_user_password");
  const version = stack.one("aws_secretsmanager_secret_version");
  expect(JSON.parse(String(version.secret_string_wo))).toEqual({ username: "shop", password: value });
  expect(instance).not.toHaveProperty("password");
  expect(version).not.toHaveProperty("secret_string");
});

test("the secret is written once the instance has the password, and never again", () => {
  expect(built().one("aws_secretsmanager_secret_version")).toMatchObject({
    secret_string_wo_version: 1,
    version_stages: ["AWSCURRENT", "FIRST"],
    lifecycle: { ignore_changes: ["version_stages"] },
    depends_on: [expect.stringMatching(/^aws_db_instance\.postgres_instance_/)],
  });
});

test("the bootstrap reads it as it reads RDS's own, once it is written", () => {
  const { input, depends_on } = built().one("aws_lambda_invocation");
  expect(JSON.parse(String(input)).secretArn).toMatch(/^\$\{aws_secretsmanager_secret\.password_value_secret_\w+\.arn\}$/);
  expect(depends_on).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^aws_db_instance\.postgres_instance_/),
      expect.stringMatching(/^aws_secretsmanager_secret_version\.password_first_/),
    ]),
  );
});

test("it is named by its path and encrypted, and breaks no rule", () => {
  const stack = built();
  expect(stack.one("aws_secretsmanager_secret")).toMatchObject({ name: "shop/test/database-master", kms_key_id: home.keyArn });
  expect([...stack.brokenBesides("secretRotates"), ...stack.problems]).toEqual([]);
});
