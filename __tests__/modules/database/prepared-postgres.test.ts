import type { TerraformElement } from "cdktf";
import { dev } from "../../../environments/partner/dev";
import { PreparedPostgres } from "../../../modules/database/prepared-postgres";
import type { Posture } from "../../../modules/shared/posture";
import { build } from "../../support/build";
import { home, passwordOf } from "./a-database";

const homeOf = (securityGroupId: string) => ({ ...home, network: { ...home.network, securityGroupId } });

function built(see: (prepared: PreparedPostgres) => void = () => {}, data: Posture = "disposable", role?: string) {
  const { subnetIds } = home.network;
  const { database: settings, bootstrap } = dev;
  return build((stack) =>
    see(
      new PreparedPostgres(stack, {
        prefix: "shop-test",
        instance: {
          settings,
          databaseName: "shop",
          master: { user: "shop", password: "rds" },
          network: { subnetIds, securityGroupId: "sg-rds" },
          keyArn: home.keyArn,
          data,
        },
        bootstrap,
        homes: { bootstrap: homeOf("sg-bootstrap"), migrations: homeOf("sg-migrations") },
        ...(role && { passwords: [passwordOf(stack, role)] }),
      }),
    ),
  );
}

test("the instance comes with its logs, and is what was asked for", () => {
  const { one, of, broken, problems } = built(undefined, "durable");
  expect(one("aws_db_instance")).toMatchObject({
    identifier: "shop-test-postgres",
    vpc_security_group_ids: ["sg-rds"],
    deletion_protection: true,
  });
  expect(of("aws_cloudwatch_log_group").map(({ name }) => name)).toContain("/aws/rds/instance/shop-test-postgres/postgresql");
  expect([...broken, ...problems]).toEqual([]);
});

test("bootstrap and migrations stand each in a home of its own, and what watches them knows both", () => {
  const roles: string[] = [];
  const functions = built((prepared) => roles.push(...prepared.functions.keys())).of("aws_lambda_function");
  const worn = functions.map(({ function_name: name, vpc_config: vpc }) => [
    name,
    (vpc as { security_group_ids: string[] }).security_group_ids,
  ]);
  expect(Object.fromEntries(worn)).toEqual({
    "shop-test-database-bootstrap": ["sg-bootstrap"],
    "shop-test-migrate": ["sg-migrations"],
  });
  expect(roles).toEqual(["database-bootstrap", "migrate"]);
});

test("who runs it is shown where the database, its secret and its migrations are", () => {
  const names: string[] = [];
  built(({ outputs }) => names.push(...outputs.map(({ name }) => name)));
  expect(names).toEqual(["database_endpoint", "database_master_secret_arn", "database_extensions", "migration_function"]);
});

test("a role's password is handed to the bootstrap, and who logs in as a role waits for that", () => {
  const waits: string[] = [];
  const [role] = Object.keys(dev.bootstrap.roles).filter((name) => name !== "migrator");
  const { one, problems } = built(
    ({ ready }) => waits.push(...ready.map((each) => (each as TerraformElement).node.path)),
    "disposable",
    role,
  );
  expect(JSON.parse(String(one("aws_lambda_invocation").input)).roles).toContainEqual(
    expect.objectContaining({ name: role, passwordSecretArn: expect.stringMatching(/^\$\{aws_secretsmanager_secret\./) }),
  );
  expect(waits).toEqual(["test/bootstrap/run"]);
  expect(problems).toEqual([]);
});
