import { readStacks } from "../../scripts/terraform/stacks";
import type { Catalogue } from "../../systems/platforms";
import { synthesizeAll, synthesizeSystem } from "../support/synthesized";
import { environments, systemIn, type Values } from "../support/system-stacks";
import { variants } from "../support/variants";

const outdir = synthesizeSystem("foundry");
const LAYERS = ["ai", "database", "edge", "network", "security", "services", "storage", "watching"];
const DEPENDENCIES: Record<string, string[]> = {
  security: [],
  network: ["security"],
  storage: ["security"],
  database: ["network", "security"],
  ai: ["network", "security", "storage"],
  services: ["ai", "database", "network", "security", "storage"],
  edge: ["security", "services"],
  watching: ["ai", "database", "edge", "network", "security", "services"],
  recovery: ["database", "edge", "security", "storage"],
};
/** What stands on what, by layer. */
function drawn(folder: string, environment: string) {
  const prefix = `foundry-${environment}-`;
  const stacks = readStacks(folder, prefix).map(({ name, dependencies }) => ({
    layer: name.replace(prefix, ""),
    below: dependencies.map((each) => each.replace(prefix, "")).sort(),
  }));
  const order = stacks.map(({ layer }) => layer);
  const early = stacks.filter(({ layer, below }) => below.some((each) => order.indexOf(each) > order.indexOf(layer)));
  return { below: Object.fromEntries(stacks.map(({ layer, below }) => [layer, below])), order, early };
}

/** What a service on App Runner is told. */
const toldTo = (service: Values) => {
  const { image_repository: image } = service.source_configuration as { image_repository: { image_configuration: Values } };
  return image.image_configuration.runtime_environment_variables as Record<string, string>;
};

describe.each(environments)("in %s", (environment) => {
  const { layers, file, of, one, the } = systemIn(outdir, "foundry", environment);
  const prefix = `foundry-${environment}`;
  const domain = environment === "prod" ? "foundry.example.com" : `${environment}.foundry.example.com`;
  const expected = environment === "prod" ? [...LAYERS, "recovery"] : LAYERS;
  const service = (role: string) => the("aws_apprunner_service", { service_name: `${prefix}-${role}` });

  test(`there are ${expected.length} stacks, each with a state of its own`, () => {
    expect([...layers].sort()).toEqual([...expected].sort());
    for (const layer of layers) expect(file(layer).terraform.backend.s3.key).toBe(`foundry/${environment}/${layer}.tfstate`);
  });

  test("stacks build on one another as drawn, in no circle, and on no other environment", () => {
    const { below, early } = drawn(outdir, environment);
    expect(below).toEqual(Object.fromEntries(expected.map((layer) => [layer, DEPENDENCIES[layer]])));
    expect(early).toEqual([]);
  });

  test("three services run, each from its repository and under the environment's tag, and a push deploys them", () => {
    expect(of("aws_apprunner_service")).toHaveLength(3);
    for (const role of ["web", "api", "ai"]) {
      const source = service(role).source_configuration as { auto_deployments_enabled: boolean; image_repository: Values };
      expect(source.auto_deployments_enabled).toBe(true);
      const { image_identifier: image } = source.image_repository;
      expect(image).toMatch(new RegExp(`aws_ecr_repository${role}-images_repository_\\w+repository_url\\}:${environment}$`));
    }
  });

  test("a service starts after the rights that it runs with, and pulls its image with a role that is there before", () => {
    for (const role of ["web", "api", "ai"]) {
      const { depends_on: before, source_configuration: source, instance_configuration: instance } = service(role);
      const own = /aws_iam_role\.([\w-]+)_role_\w+\.arn/.exec(String((instance as Values).instance_role_arn))?.[1];
      expect(before).toContainEqual(expect.stringMatching(new RegExp(`^aws_iam_role_policy\\.${own}_role_policy_`)));
      const { access_role_arn: access } = (source as { authentication_configuration: Values }).authentication_configuration;
      expect(access).toMatch(new RegExp(`input-${prefix}-storage\\..*aws_iam_role${role}-access_`));
    }
  });

  test("the API is told where everything is, and its addresses are those of this environment", () => {
    const told = toldTo(service("api"));
    expect(told.DATABASE_HOST).toMatch(/aws_db_instancepostgres_instance_\w+address\}$/);
    expect(told.AI_URL).toMatch(/^https:\/\/\$\{.*aws_apprunner_vpc_ingress_connectioningress_connection_\w+domain_name\}$/);
    expect(told.UPLOADS_BUCKET).toMatch(/aws_s3_bucketuploads_bucket_\w+bucket\}$/);
    expect([told.PUBLIC_URL, told.DATABASE_USER, told.OTEL_SERVICE_NAME]).toEqual([`https://${domain}`, "app", `${prefix}-api`]);
  });

  test("ai and the API prove themselves with the same secret, and none but ai knows the keys of others' models", () => {
    const [web, api, ai] = ["web", "api", "ai"].map((role) => toldTo(service(role)));
    expect(api.INTERNAL_API_KEY_SECRET_ARN).toBe(ai.INTERNAL_API_KEY_SECRET_ARN);
    const secretsOf = (told: object) => Object.keys(told).filter((name) => name.endsWith("_SECRET_ARN"));
    expect(secretsOf(web)).toEqual([]);
    expect(secretsOf(api).sort()).toEqual(["CLERK_SECRET_ARN", "INTERNAL_API_KEY_SECRET_ARN"]);
    expect(secretsOf(ai).sort()).toEqual(["ANTHROPIC_SECRET_ARN", "INTERNAL_API_KEY_SECRET_ARN", "OPENAI_SECRET_ARN"]);
  });

  test("whom the API logs in as is whom the database knows, and ai is nobody there", () => {
    const { roles } = JSON.parse(String(one("aws_lambda_invocation", "database").input)) as { roles: object[] };
    expect(roles).toContainEqual({ name: "app", access: "read-write" });
    expect(JSON.stringify(roles)).not.toContain('"ai"');
    expect(Object.keys(toldTo(service("ai"))).filter((name) => name.startsWith("DATABASE_"))).toEqual([]);
  });

  test("people find the site, the API and what CI works with in the outputs", () => {
    const told = (layer: string) =>
      Object.entries<{ value: string }>(file(layer).output).filter(([name]) => !name.startsWith("cross-stack-"));
    const names = (layer: string) => told(layer).map(([name]) => name);
    expect(names("edge")).toEqual(["distribution_id", "graphql_url", "public_bucket", "site_url"]);
    expect(names("services")).toEqual(["api_service_arn", "web_service_arn"]);
    expect(names("ai")).toEqual(["ai_service_arn", "ai_url"]);
    expect(names("storage")).toEqual(["ai_repository_url", "api_repository_url", "uploads_bucket", "web_repository_url"]);
    const { site_url: site, graphql_url: graphql } = Object.fromEntries(told("edge"));
    expect([site.value, graphql.value]).toEqual([`https://${domain}`, `https://${domain}/graphql`]);
  });
});

const chosen = Object.entries<Catalogue>(variants.foundry).flatMap(([choice, catalogue]) => {
  const folder = synthesizeAll(catalogue);
  return Object.keys(catalogue.systems.foundry ?? {}).map((environment) => ({ choice, environment, folder }));
});

test.each(chosen)(
  "$choice in $environment has nine stacks or fewer besides its zone, in no circle",
  ({ folder, environment }) => {
    const { order, early } = drawn(folder, environment);
    expect(early).toEqual([]);
    expect(order.filter((layer) => layer !== "dns").length).toBeLessThanOrEqual(9);
  },
);

test.each(chosen)(
  "$choice in $environment: watching and recovery stand above, and nothing on them",
  ({ folder, environment }) => {
    const { below, order } = drawn(folder, environment);
    const watched = ["ai", "database", "edge", "network", "services"];
    expect(below.watching).toEqual(expect.arrayContaining(watched));
    expect(order.filter((layer) => below[layer].some((each) => ["watching", "recovery"].includes(each)))).toEqual([]);
    expect(below.edge).toContain("services");
    expect(below.security).toEqual([]);
  },
);

test("what holds data cannot be destroyed in prod, and can elsewhere", () => {
  const locked = (environment: string) =>
    systemIn(outdir, "foundry", environment)
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
    "aws_ecr_repository.ai-images_repository",
    "aws_ecr_repository.api-images_repository",
    "aws_ecr_repository.web-images_repository",
    "aws_kms_key.copies_key",
    "aws_kms_key.platform_key",
    "aws_s3_bucket.access-logs_bucket",
    "aws_s3_bucket.access-logs_bucket",
    "aws_s3_bucket.copies_access-logs_bucket",
    "aws_s3_bucket.copies_public_bucket",
    "aws_s3_bucket.copies_uploads_bucket",
    "aws_s3_bucket.public_bucket",
    "aws_s3_bucket.uploads_bucket",
    "aws_secretsmanager_secret.anthropic-api-key_secret",
    "aws_secretsmanager_secret.application_value_secret",
    "aws_secretsmanager_secret.clerk-secret-key_secret",
    "aws_secretsmanager_secret.openai-api-key_secret",
    "aws_secretsmanager_secret.origin-header_value_secret",
  ]);
});
