import { readStacks } from "../../scripts/terraform/stacks";
import { synthesizeSystem } from "../support/synthesized";
import { environments, portfolioIn, statementsOf, type Values } from "../support/system-stacks";

const outdir = synthesizeSystem("portfolio");
const LAYERS = ["cache", "database", "edge", "network", "security", "services", "storage", "watching"];
const DEPENDENCIES: Record<string, string[]> = {
  security: [],
  network: ["security"],
  storage: ["security"],
  edge: ["security"],
  database: ["network", "security"],
  cache: ["network", "security"],
  services: ["cache", "database", "edge", "network", "security", "storage"],
  watching: ["database", "edge", "security", "services"],
  recovery: ["database", "edge", "security"],
};

describe.each(environments)("in %s", (environment) => {
  const { layers, file, of, one, the, resources } = portfolioIn(outdir, environment);
  const prefix = `portfolio-${environment}`;
  const expected = environment === "prod" ? [...LAYERS, "recovery"] : LAYERS;

  test(`there are ${expected.length} stacks, each with a state of its own`, () => {
    expect([...layers].sort()).toEqual([...expected].sort());
    for (const layer of layers) expect(file(layer).terraform.backend.s3.key).toBe(`portfolio/${environment}/${layer}.tfstate`);
  });

  test("stacks build on one another as drawn, in no circle, and on no other environment", () => {
    const stacks = readStacks(outdir, `${prefix}-`);
    for (const { name, dependencies } of stacks) {
      const below = dependencies.map((each) => each.replace(`${prefix}-`, "")).sort();
      expect([name, below]).toEqual([name, DEPENDENCIES[name.replace(`${prefix}-`, "")]]);
    }
    const order = stacks.map(({ name }) => name);
    const early = stacks.filter(({ name, dependencies }) =>
      dependencies.some((each) => order.indexOf(each) > order.indexOf(name)),
    );
    expect(early).toEqual([]);
  });

  test("CloudFront alone reads static files and media; users' files are written by the backend, releases by CI", () => {
    for (const role of ["static", "media"]) {
      const bucket = resources("edge").find(({ address }) => address.startsWith(`aws_s3_bucket.${role}_`));
      const { policy } = the("aws_s3_bucket_policy", { bucket: `\${${bucket?.address}.id}` });
      const allowed = statementsOf(policy).filter(({ Effect }) => Effect === "Allow");
      const opened = allowed.map(({ Action, Principal, Condition }) => [Action, Principal, Condition?.StringEquals]);
      const reader = { "aws:SourceArn": expect.stringMatching(/^\$\{aws_cloudfront_distribution\./) };
      expect(opened).toEqual([
        ["s3:GetObject", { Service: "cloudfront.amazonaws.com" }, reader],
        ["s3:ListBucket", { Service: "cloudfront.amazonaws.com" }, reader],
      ]);
    }
    const { policy } = the("aws_iam_role_policy", { name: `${prefix}-backend-task` });
    const written = statementsOf(policy).filter(({ Action }) => [Action].flat().includes("s3:PutObject"));
    expect(written.map(({ Resource }) => Resource)).toEqual([expect.stringMatching(/aws_s3_bucketmedia_bucket_\w+arn\}\/\*$/)]);
  });

  test("files are served with the site's origins in mind, and never as pages that run scripts", () => {
    const domain = { dev: "dev.therpiproject.com", staging: "staging.therpiproject.com", prod: "therpiproject.com" }[environment];
    const headers = one("aws_cloudfront_response_headers_policy");
    expect((headers.cors_config as Values).access_control_allow_origins).toEqual({
      items: [`https://${domain}`, `https://www.${domain}`],
    });
    expect(JSON.stringify(headers.security_headers_config)).toContain("default-src 'none'");
  });

  test("the backend is told where everything is, and its addresses are those of this environment", () => {
    const { container_definitions: text } = the("aws_ecs_task_definition", { family: `${prefix}-backend` });
    const [{ environment: variables }] = JSON.parse(String(text));
    const told = new Map((variables as { name: string; value: string }[]).map(({ name, value }) => [name, value]));
    expect(told.get("DATABASE_HOST")).toMatch(/aws_db_instancepostgres_instance_\w+address\}$/);
    expect(told.get("REDIS_HOST")).toMatch(/primary_endpoint_address\}$/);
    expect(told.get("REDIS_READER_HOST")).toMatch(/reader_endpoint_address\}$/);
    expect(told.get("MEDIA_BUCKET")).toMatch(/aws_s3_bucketmedia_bucket_\w+bucket\}$/);
    expect([told.get("REDIS_USER"), told.get("REDIS_GROUP")]).toEqual([`${prefix}-app`, `${prefix}-redis`]);
    expect([told.get("DATABASE_USER"), told.get("SESSIONS_TABLE")]).toEqual(["app", `${prefix}-sessions`]);
  });

  test("whom the backend logs in as is whom database and cache know", () => {
    const { roles } = JSON.parse(String(one("aws_lambda_invocation").input)) as { roles: { name: string; access: string }[] };
    expect(roles).toContainEqual({ name: "app", access: "read-write" });
    expect(the("aws_elasticache_user", { user_id: `${prefix}-app` }).authentication_mode).toEqual({ type: "iam" });
  });

  test("when the application secret has changed, the service that was handed it starts anew", () => {
    const rotation = the("aws_lambda_function", { function_name: `${prefix}-application-rotation` });
    const { RESTARTS: restarted } = (rotation.environment as { variables: Record<string, string> }).variables;
    const handed = of("aws_ecs_task_definition").filter(({ container_definitions: text }) => String(text).includes('"secrets"'));
    expect(handed.map(({ family }) => `${prefix}/${family}`)).toEqual([restarted]);
    const { policy } = the("aws_iam_role_policy", { name: `${prefix}-application-rotation` });
    const [restart] = statementsOf(policy).filter(({ Action }) => Action === "ecs:UpdateService");
    expect(restart.Resource).toEqual([expect.stringMatching(`:service/${restarted}$`)]);
  });

  test("a service starts after its log group, its roles and the listener that sends it requests", () => {
    for (const role of ["frontend", "backend"]) {
      const before = (the("aws_ecs_service", { name: `${prefix}-${role}` }).depends_on as string[]).map(
        (each) => each.split(".")[0],
      );
      const listens = role === "frontend" ? "aws_lb_listener" : "aws_lb_listener_rule";
      expect(before).toEqual(expect.arrayContaining(["aws_cloudwatch_log_group", "aws_iam_role_policy", listens]));
    }
  });

  test("people find the site, the API and what CI works with in the outputs", () => {
    const { output } = file("services");
    expect(Object.keys(output).filter((name) => !name.startsWith("cross-stack-"))).toEqual([
      "api_url",
      "backend_service",
      "backend_task_family",
      "cluster_name",
      "frontend_service",
      "frontend_task_family",
      "site_url",
    ]);
    expect(output.api_url.value).toBe(`${output.site_url.value}/api`);
  });
});

test("what holds data cannot be destroyed in prod, and can elsewhere", () => {
  const locked = (environment: string) =>
    portfolioIn(outdir, environment)
      .resources()
      .filter(({ values }) => JSON.stringify(values.lifecycle)?.includes("prevent_destroy"))
      .map(({ address }) => address.replace(/_[0-9A-F]{8}$/, ""));
  expect(locked("dev")).toEqual([]);
  expect(locked("staging")).toEqual([]);
  expect(locked("prod").sort()).toEqual([
    "aws_backup_vault.copies_vault",
    "aws_backup_vault.vault",
    "aws_backup_vault_lock_configuration.copies_vault_lock",
    "aws_backup_vault_lock_configuration.vault_lock",
    "aws_db_instance.postgres_instance",
    "aws_db_instance_automated_backups_replication.copies_database_replication",
    "aws_dynamodb_table.sessions_table",
    "aws_ecr_repository.backend-images_repository",
    "aws_ecr_repository.frontend-images_repository",
    "aws_kms_key.copies_key",
    "aws_kms_key.platform_key",
    "aws_s3_bucket.access-logs_bucket",
    "aws_s3_bucket.access-logs_bucket",
    "aws_s3_bucket.copies_access-logs_bucket",
    "aws_s3_bucket.copies_media_bucket",
    "aws_s3_bucket.media_bucket",
    "aws_s3_bucket.static_bucket",
    "aws_secretsmanager_secret.application_value_secret",
    "aws_secretsmanager_secret.master_value_secret",
  ]);
});
