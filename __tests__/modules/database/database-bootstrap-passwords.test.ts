import type { BootstrapSettings } from "../../../modules/database/bootstrap-settings";
import { DatabaseBootstrap } from "../../../modules/database/database-bootstrap";
import type { PolicyStatement } from "../../../modules/security/policy-document";
import { build } from "../../support/build";
import { aDatabase, home, passwordOf } from "./a-database";

const settings: BootstrapSettings = { extensions: [], roles: { migrator: "owner", api: "read-write" } };
const SECRET_ARN = /^\$\{aws_secretsmanager_secret\.api-password_value_secret_\w+\.arn\}$/;
/** A bootstrap of a database, some of whose roles have a password. */
const built = (...roles: string[]) =>
  build((stack) => {
    const passwords = [...new Set(roles)].map((role) => passwordOf(stack, role));
    const doubled = roles.flatMap((name) => passwords.filter(({ role }) => role === name));
    const about = { name: "shop-test-bootstrap", postgres: aDatabase(stack), settings, home };
    new DatabaseBootstrap(stack, "bootstrap", { ...about, ...(roles.length > 0 && { passwords: doubled }) });
  });
const invocation = (...roles: string[]) => built(...roles).one("aws_lambda_invocation");
const statements = (...roles: string[]): PolicyStatement[] => {
  const policy = built(...roles)
    .of("aws_iam_role_policy")
    .find(({ name }) => name === "shop-test-bootstrap");
  return JSON.parse(String(policy?.policy)).Statement;
};

test("the function is told where the password of a role is, and which roles have none", () => {
  expect(JSON.parse(String(invocation("api").input)).roles).toEqual([
    { name: "api", access: "read-write", passwordSecretArn: expect.stringMatching(SECRET_ARN) },
    { name: "migrator", access: "owner" },
  ]);
});

test("another secret makes it run again, and so does the end of the last one", () => {
  const { triggers } = invocation("api") as { triggers: Record<string, string> };
  const { triggers: without } = invocation() as { triggers: Record<string, string> };
  expect(triggers.passwords).toMatch(/^api=\$\{aws_secretsmanager_secret\.api-password_value_secret_\w+\.arn\}$/);
  expect(triggers.wanted).toBe(without.wanted);
  expect(without).not.toHaveProperty("passwords");
});

test("triggers say the same on every synthesis, whatever was made before", () => {
  expect(invocation("api").triggers).toEqual(invocation("api").triggers);
});

test("it waits for the secret's value, and may read exactly that one beside the master's", () => {
  expect(invocation("api").depends_on).toContainEqual(
    expect.stringMatching(/^aws_secretsmanager_secret_version\.api-password_first_/),
  );
  const own = statements("api").filter(({ Sid }) => Sid === "ReadRoleSecrets");
  expect(own).toEqual([
    {
      Sid: "ReadRoleSecrets",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: [expect.stringMatching(SECRET_ARN)],
    },
  ]);
  expect(statements().map(({ Sid }) => Sid)).not.toContain("ReadRoleSecrets");
});

test("it breaks no rule", () => {
  expect([...built("api").brokenBesides("secretRotates"), ...built("api").problems]).toEqual([]);
});

test("passwords of unknown roles, of the migrator and two of one role are refused", () => {
  expect(built("api", "api", "migrator", "worker").problems).toEqual([
    "bootstrap: passwords must name each role once, got api, api, migrator, worker",
    'bootstrap: passwords must not name "migrator", because migrations log in with IAM',
    'bootstrap: passwords must be of roles in the settings, got "worker"',
  ]);
});
