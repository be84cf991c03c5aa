import { MigrationRunner, type MigrationRunnerProps } from "../../../modules/database/migration-runner";
import { build } from "../../support/build";
import { aDatabase, home } from "./a-database";

const built = (changes: Partial<MigrationRunnerProps> = {}) =>
  build(
    (stack) =>
      void new MigrationRunner(stack, "runner", { name: "shop-test-migrations", postgres: aDatabase(stack), home, ...changes }),
  );

test("the function knows where the database is and whom it logs in as", () => {
  expect(built().one("aws_lambda_function")).toMatchObject({
    function_name: "shop-test-migrations",
    timeout: 900,
    vpc_config: { subnet_ids: ["subnet-a", "subnet-b"], security_group_ids: ["sg-tool"] },
    environment: {
      variables: {
        DB_HOST: expect.stringMatching(/^\$\{aws_db_instance\.postgres_instance_\w+\.address\}$/),
        DB_PORT: "5432",
        DB_NAME: "shop",
        DB_USER: "migrator",
      },
    },
  });
});

test("it may log in to this database as migrator, and read no secret", () => {
  const policy = built()
    .of("aws_iam_role_policy")
    .find(({ name }) => name === "shop-test-migrations");
  const statements: { Sid: string }[] = JSON.parse(String(policy?.policy)).Statement;
  expect(statements.at(-1)).toEqual({
    Sid: "DatabaseLogin",
    Effect: "Allow",
    Action: "rds-db:connect",
    Resource: expect.stringMatching(
      /^arn:aws:rds-db:us-east-1:111111111111:dbuser:\$\{aws_db_instance\.postgres_instance_\w+\.resource_id\}\/migrator$/,
    ),
  });
  expect(JSON.stringify(statements)).not.toContain("secretsmanager");
});

test("it breaks no rule, and a place outside of the VPC is refused", () => {
  expect(built().broken).toEqual([]);
  expect(built().problems).toEqual([]);
  expect(built({ home: { ...home, network: undefined } }).problems).toEqual([
    "runner: home must name the network that the database stands in",
  ]);
});
