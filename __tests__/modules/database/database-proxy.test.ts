import { type TerraformElement, TerraformOutput, type TerraformStack } from "cdktf";
import { DatabaseBootstrap } from "../../../modules/database/database-bootstrap";
import { databaseLogin } from "../../../modules/database/database-login";
import { DatabaseProxy, type DatabaseProxyProps } from "../../../modules/database/database-proxy";
import { type PolicyStatement, policyDocument } from "../../../modules/security/policy-document";
import { build } from "../../support/build";
import { aDatabase, home, passwordOf } from "./a-database";

let stackOf: TerraformStack;
const built = (changes: Partial<DatabaseProxyProps> = {}) => {
  let proxy: DatabaseProxy | undefined;
  const found = build((stack) => {
    const password = passwordOf(stack);
    const postgres = aDatabase(stack);
    const settings = { extensions: [], roles: { migrator: "owner" as const, api: "read-write" as const } };
    const about = { name: "shop-test-bootstrap", postgres, settings, home, passwords: [password] };
    const { resource } = new DatabaseBootstrap(stack, "bootstrap", about);
    const network = { subnetIds: ["subnet-a", "subnet-b"], securityGroupId: "sg-proxy" };
    const props = { name: "shop-test-proxy", postgres, password, network, home, after: [resource] };
    proxy = new DatabaseProxy(stack, "proxy", { ...props, ...changes });
    new TerraformOutput(stack, "login", { value: policyDocument([databaseLogin(proxy, "api", home)]) });
    stackOf = stack;
  });
  return { ...found, proxy: proxy as DatabaseProxy };
};
const proxy = (changes: Partial<DatabaseProxyProps> = {}) => built(changes).one("aws_db_proxy");

test("clients come with TLS and a token of IAM, and in no other way", () => {
  expect(proxy()).toMatchObject({ engine_family: "POSTGRESQL", require_tls: true });
  expect(proxy().auth).toEqual([
    {
      auth_scheme: "SECRETS",
      iam_auth: "REQUIRED",
      secret_arn: expect.stringMatching(/^\$\{aws_secretsmanager_secret\.api-password_value_secret_\w+\.arn\}$/),
    },
  ]);
});

test("it stands in the subnets and behind the group given, lets idle clients go and writes no statements down", () => {
  expect(proxy()).toMatchObject({
    name: "shop-test-proxy",
    vpc_subnet_ids: ["subnet-a", "subnet-b"],
    vpc_security_group_ids: ["sg-proxy"],
    idle_client_timeout: 1_800,
    debug_logging: false,
  });
});

test("it leaves a fifth of the connections to those who come without it, and no request waits longer than an API would", () => {
  expect(built().one("aws_db_proxy_default_target_group").connection_pool_config).toEqual({
    max_connections_percent: 80,
    max_idle_connections_percent: 40,
    connection_borrow_timeout: 20,
  });
});

test("it is pointed at the database once the role has its password", () => {
  expect(built().one("aws_db_proxy_target")).toMatchObject({
    db_proxy_name: expect.stringMatching(/^\$\{aws_db_proxy\.proxy_\w+\.name\}$/),
    target_group_name: expect.stringMatching(/^\$\{aws_db_proxy_default_target_group\.proxy_pool_\w+\.name\}$/),
    db_instance_identifier: expect.stringMatching(/^\$\{aws_db_instance\.postgres_instance_\w+\.identifier\}$/),
    depends_on: [
      expect.stringMatching(/^aws_db_instance\.postgres_instance_/),
      expect.stringMatching(/^aws_lambda_invocation\.bootstrap_run_/),
    ],
  });
});

test("its log group, its permissions and its secret's value are there before it", () => {
  const { one, of } = built();
  expect(of("aws_cloudwatch_log_group")).toContainEqual(
    expect.objectContaining({ name: "/aws/rds/proxy/shop-test-proxy", retention_in_days: 30, kms_key_id: home.keyArn }),
  );
  expect(one("aws_db_proxy").depends_on).toEqual([
    expect.stringMatching(/^aws_cloudwatch_log_group\.proxy_logs_group_/),
    expect.stringMatching(/^aws_iam_role_policy\.proxy_role_policy_/),
    expect.stringMatching(/^aws_secretsmanager_secret_version\.api-password_first_/),
  ]);
});

test("RDS reads exactly that secret for it, and uses the key through Secrets Manager only", () => {
  const { of } = built();
  const named = (type: string) => of(type).find(({ name }) => name === "shop-test-proxy");
  const trust: PolicyStatement[] = JSON.parse(String(named("aws_iam_role")?.assume_role_policy)).Statement;
  expect(trust.map(({ Principal }) => Principal)).toEqual([{ Service: "rds.amazonaws.com" }]);
  const statements: PolicyStatement[] = JSON.parse(String(named("aws_iam_role_policy")?.policy)).Statement;
  expect(statements).toEqual([
    expect.objectContaining({ Sid: "ReadSecret", Resource: expect.stringMatching(/api-password_value_secret_\w+\.arn\}$/) }),
    expect.objectContaining({
      Resource: home.keyArn,
      Condition: { StringEquals: { "kms:ViaService": ["secretsmanager.us-east-1.amazonaws.com"] } },
    }),
  ]);
});

test("who logs in asks for the proxy's own id, which is the last part of its ARN", () => {
  built();
  const { output } = stackOf.toTerraform() as { output: Record<string, { value: string }> };
  expect(output.login.value).toMatch(
    /"arn:aws:rds-db:us-east-1:111111111111:dbuser:\$\{element\(split\(":", aws_db_proxy\.proxy_\w+\.arn\), 6\)\}\/api"/,
  );
  expect("arn:aws:rds:us-east-1:111111111111:db-proxy:prx-0a1b".split(":")[6]).toBe("prx-0a1b");
});

test("whoever uses it knows where it is, what CloudWatch calls it, and what to wait for", () => {
  const { proxy: made, problems, brokenBesides } = built();
  expect(made).toMatchObject({ port: 5432, proxyName: "shop-test-proxy" });
  expect(made.ready.map((each) => (each as TerraformElement).node.path)).toEqual(["test/proxy/target"]);
  expect([...problems, ...brokenBesides("secretRotates")]).toEqual([]);
});

test.each(["shop-test-proxy-", "shop--proxy", "1-proxy", "Proxy"])("RDS would not take the name %s", (name) => {
  expect(built({ name }).problems).toContain(`proxy: name must match ^[a-z][a-z0-9]*(-[a-z0-9]+)*$, got "${name}"`);
});

test("a long name and a single subnet are refused, both at once", () => {
  const name = "p".repeat(64);
  expect(built({ name, network: { subnetIds: ["subnet-a"], securityGroupId: "sg" } }).problems).toEqual([
    `proxy: name must be at most 63 characters, got 64 ("${name}")`,
    "proxy: network must name two subnets or more, got 1",
  ]);
});
