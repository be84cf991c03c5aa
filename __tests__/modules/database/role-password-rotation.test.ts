import { DatabaseBootstrap } from "../../../modules/database/database-bootstrap";
import { RolePasswordRotation, type RolePasswordRotationProps } from "../../../modules/database/role-password-rotation";
import type { PolicyStatement } from "../../../modules/security/policy-document";
import { build } from "../../support/build";
import { aDatabase, home, passwordOf } from "./a-database";

const built = (changes: Partial<RolePasswordRotationProps> = {}) =>
  build((stack) => {
    const password = passwordOf(stack);
    const postgres = aDatabase(stack);
    const settings = { extensions: [], roles: { migrator: "owner", api: "read-write" } } as const;
    const about = { name: "shop-test-bootstrap", postgres, settings: { ...settings, extensions: [] }, home };
    const { resource } = new DatabaseBootstrap(stack, "bootstrap", { ...about, passwords: [password] });
    const rotated = { name: "shop-test-api-rotation", password, postgres, home, days: 30, after: [resource] };
    new RolePasswordRotation(stack, "rotation", { ...rotated, ...changes });
  });
const rotator = (changes: Partial<RolePasswordRotationProps> = {}) =>
  built(changes)
    .of("aws_lambda_function")
    .find(({ function_name: name }) => name === "shop-test-api-rotation");

test("it begins after its first days, once the bootstrap has set the first password", () => {
  expect(built().one("aws_secretsmanager_secret_rotation")).toMatchObject({
    secret_id: expect.stringMatching(/^\$\{aws_secretsmanager_secret\.api-password_value_secret_\w+\.id\}$/),
    rotate_immediately: false,
    rotation_rules: { automatically_after_days: 30 },
    depends_on: expect.arrayContaining([
      expect.stringMatching(/^aws_lambda_permission\.rotation_permission_/),
      expect.stringMatching(/^aws_db_instance\.postgres_instance_/),
      expect.stringMatching(/^aws_secretsmanager_secret_version\.api-password_first_/),
      expect.stringMatching(/^aws_lambda_invocation\.bootstrap_run_/),
    ]),
  });
});

test("the function stands in the database's network and knows the role and where the master's secret is, and no password", () => {
  expect(rotator()).toMatchObject({
    timeout: 300,
    vpc_config: { subnet_ids: ["subnet-a", "subnet-b"], security_group_ids: ["sg-tool"] },
    environment: {
      variables: {
        DB_HOST: expect.stringMatching(/\.address\}$/),
        DB_PORT: "5432",
        DB_NAME: "shop",
        DB_USER: "api",
        MASTER_SECRET: expect.stringMatching(/master_user_secret\[0\]\.secret_arn\}$/),
      },
    },
  });
});

test("it writes this secret, reads the master's, and no other", () => {
  const policy = built()
    .of("aws_iam_role_policy")
    .find(({ name }) => name === "shop-test-api-rotation");
  const statements: PolicyStatement[] = JSON.parse(String(policy?.policy)).Statement;
  const own = statements.filter(({ Sid }) => !/^(Own|Lambda|Code)/.test(Sid));
  expect(own.map(({ Sid }) => Sid)).toEqual(["RotateSecret", "RandomPassword", "KeyByServices", "ReadSecret"]);
  expect(own[0].Resource).toMatch(/^\$\{aws_secretsmanager_secret\.api-password_value_secret_\w+\.arn\}$/);
  expect(own[3].Resource).toMatch(/master_user_secret\[0\]\.secret_arn\}$/);
  expect(own[3].Action).not.toContain("secretsmanager:PutSecretValue");
});

test("it breaks no rule, and a place outside of the VPC is refused", () => {
  expect([...built().broken, ...built().problems]).toEqual([]);
  expect(built({ home: { ...home, network: undefined } }).problems).toEqual([
    "rotation: home must name the network that the database stands in",
  ]);
});
