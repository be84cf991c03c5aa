import { MasterPasswordRotation, type MasterPasswordRotationProps } from "../../../modules/database/master-password-rotation";
import type { PolicyStatement } from "../../../modules/security/policy-document";
import { build } from "../../support/build";
import { aDatabase, home, ownPassword } from "./a-database";

const built = (changes: Partial<MasterPasswordRotationProps> = {}) =>
  build((stack) => {
    const password = ownPassword(stack);
    const postgres = aDatabase(stack, password);
    const about = { name: "shop-test-database-rotation", password, postgres, home, days: 30 };
    new MasterPasswordRotation(stack, "rotation", { ...about, ...changes });
  });

test("it begins after its first days, because the bootstrap logs in when it is made", () => {
  expect(built().one("aws_secretsmanager_secret_rotation")).toMatchObject({
    rotate_immediately: false,
    rotation_rules: { automatically_after_days: 30 },
    depends_on: expect.arrayContaining([
      expect.stringMatching(/^aws_lambda_permission\.rotation_permission_/),
      expect.stringMatching(/^aws_db_instance\.postgres_instance_/),
      expect.stringMatching(/^aws_secretsmanager_secret_version\.password_first_/),
    ]),
  });
});

test("the function stands in the database's network and knows where it is, and no password", () => {
  expect(built().one("aws_lambda_function")).toMatchObject({
    function_name: "shop-test-database-rotation",
    vpc_config: { subnet_ids: ["subnet-a", "subnet-b"], security_group_ids: ["sg-tool"] },
    environment: {
      variables: {
        DB_INSTANCE: expect.stringMatching(/^\$\{aws_db_instance\.postgres_instance_\w+\.identifier\}$/),
        DB_HOST: expect.stringMatching(/\.address\}$/),
        DB_PORT: "5432",
        DB_NAME: "shop",
      },
    },
  });
});

test("it rotates this secret and changes this instance, and no other", () => {
  const policy = built()
    .of("aws_iam_role_policy")
    .find(({ name }) => name === "shop-test-database-rotation");
  const statements: PolicyStatement[] = JSON.parse(String(policy?.policy)).Statement;
  const own = statements.filter(({ Sid }) => !/^(Own|Lambda|Code)/.test(Sid));
  expect(own.map(({ Sid }) => Sid)).toEqual(["RotateSecret", "RandomPassword", "KeyByServices", "SetPassword"]);
  expect(own[0].Resource).toMatch(/^\$\{aws_secretsmanager_secret\.password_value_secret_\w+\.arn\}$/);
  expect(own[3]).toMatchObject({
    Action: "rds:ModifyDBInstance",
    Resource: expect.stringMatching(/^\$\{aws_db_instance\.postgres_instance_\w+\.arn\}$/),
  });
});

test("it breaks no rule, and a place outside of the VPC is refused", () => {
  expect([...built().broken, ...built().problems]).toEqual([]);
  expect(built({ home: { ...home, network: undefined } }).problems).toEqual([
    "rotation: home must name the network that the database stands in",
  ]);
});
