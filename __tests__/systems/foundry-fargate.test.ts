import { catalogue } from "../../environments";
import { synthesizeAll, synthesizeSystem } from "../support/synthesized";
import { statementsOf, systemIn, type Values } from "../support/system-stacks";
import { variants } from "../support/variants";

const [shipped, fargate] = [synthesizeSystem("foundry"), synthesizeAll(variants.foundry.fargate)];
const roles = ["web", "api", "ai"];

/** Dotted paths of values that are another one. */
function differing(from: unknown, to: unknown, path = ""): string[] {
  if (typeof from !== "object" || typeof to !== "object" || from === null || to === null) return from === to ? [] : [path];
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  const at = (value: object, key: string) => (value as Values)[key];
  return keys.flatMap((key) => differing(at(from, key), at(to, key), path ? `${path}.${key}` : key));
}

/** What a container of a task is told. */
const variablesOf = (family: Values): Record<string, string> => {
  const [{ environment: told }] = JSON.parse(String(family.container_definitions));
  return Object.fromEntries((told as { name: string; value: string }[]).map(({ name, value }) => [name, value]));
};

describe.each(["dev", "prod"] as const)("on Fargate, %s", (environment) => {
  const before = systemIn(shipped, "foundry", environment);
  const { of, one, the, resources } = systemIn(fargate, "foundry", environment);
  const prefix = `foundry-${environment}`;
  const domain = environment === "prod" ? "foundry.example.com" : "dev.foundry.example.com";

  test("is asked for by one word", () => {
    const settings = variants.foundry.fargate.systems.foundry?.[environment];
    expect(differing(catalogue.systems.foundry[environment], settings)).toEqual(["services.runtime"]);
    expect(settings?.services.runtime).toBe("fargate");
  });

  test("has nothing of App Runner, nor what does for App Runner what it does not do itself", () => {
    expect(resources().filter(({ type }) => type.startsWith("aws_apprunner_"))).toEqual([]);
    const functions = (stacks: typeof before) => stacks.of("aws_lambda_function").map(({ function_name: name }) => String(name));
    const now = functions({ ...before, of });
    const gone = functions(before).filter((name) => !now.includes(name));
    expect(gone.map((name) => name.replace(`${prefix}-`, "")).sort()).toEqual(["ai-logs", "first-images", "service-logs"]);
    expect(now.every((name) => functions(before).includes(name))).toBe(true);
  });

  test("runs the three services as tasks of one cluster, as many and as large as before", () => {
    expect(one("aws_ecs_cluster").name).toBe(prefix);
    expect(of("aws_ecs_service")).toHaveLength(3);
    for (const role of roles) {
      const { instance_configuration: size } = before.the("aws_apprunner_service", { service_name: `${prefix}-${role}` });
      const { cpu, memory } = size as Values;
      expect(the("aws_ecs_task_definition", { family: `${prefix}-${role}` })).toMatchObject({ cpu, memory });
      const scaling = before.the("aws_apprunner_auto_scaling_configuration_version", {
        auto_scaling_configuration_name: `${prefix}-${role}`,
      });
      const service = role === "ai" ? "service" : `service-${role}_service`;
      const target = of("aws_appautoscaling_target").find(({ resource_id: id }) =>
        String(id).includes(`ecs_service.${service}_`),
      );
      expect([target?.min_capacity, target?.max_capacity]).toEqual([scaling.min_size, scaling.max_size]);
    }
  });

  test("tells each service the same, but for where ai is", () => {
    for (const role of roles) {
      const { source_configuration: source } = before.the("aws_apprunner_service", { service_name: `${prefix}-${role}` });
      const { image_repository: image } = source as { image_repository: { image_configuration: Values } };
      const told = image.image_configuration.runtime_environment_variables;
      const now = variablesOf(the("aws_ecs_task_definition", { family: `${prefix}-${role}` }));
      expect([role, differing(told, now)]).toEqual([role, role === "api" ? ["AI_URL"] : []]);
      if (role === "api") expect(now.AI_URL).toBe(`https://ai.${domain}`);
    }
  });

  test("lets each service do in AWS what it did before", () => {
    const actionsOf = (policy: Values | undefined) => statementsOf(policy?.policy).flatMap(({ Action }) => Action);
    for (const role of roles) {
      const was = actionsOf(before.of("aws_iam_role_policy").find(({ name }) => name === `${prefix}-${role}`));
      const is = actionsOf(of("aws_iam_role_policy").find(({ name }) => name === `${prefix}-${role}-task`));
      expect(was.length).toBeGreaterThan(0);
      expect(is).toEqual(expect.arrayContaining(was));
    }
  });

  test("has a load balancer that the internet reaches for web and API, and one within the VPC for ai", () => {
    expect(of("aws_lb").map(({ name, internal }) => [name, internal])).toEqual([
      [`${prefix}-ai`, true],
      [`${prefix}-origin`, false],
    ]);
    const names = of("aws_acm_certificate").map(({ domain_name: name }) => name);
    expect(names.sort()).toEqual([domain, `ai.${domain}`, `origin.${domain}`].sort());
    const records = of("aws_route53_record").map(({ name }) => name);
    expect(records).toEqual(expect.arrayContaining([domain, `ai.${domain}`, `origin.${domain}`]));
  });

  test("CloudFront asks the load balancer by its name, where it asked two services before", () => {
    const origins = (stacks: Pick<typeof before, "one">) =>
      (stacks.one("aws_cloudfront_distribution").origin as { domain_name: string }[]).map(({ domain_name: name }) => name);
    expect(origins({ one }).filter((name) => name.endsWith(domain))).toEqual(Array(2).fill(`origin.${domain}`));
    expect(origins(before).filter((name) => name.includes("aws_apprunner_service"))).toHaveLength(2);
    expect(origins({ one })).toHaveLength(origins(before).length);
  });

  test("leaves what holds data where it is: bucket, secret, key, repository and database keep their addresses", () => {
    const holds = /^aws_(s3_bucket|secretsmanager_secret|kms_key|ecr_repository|db_instance)\./;
    const held = (found: typeof resources) => found().flatMap(({ address }) => (holds.test(address) ? [address] : []));
    expect(held(before.resources).length).toBeGreaterThan(10);
    expect(held(resources)).toEqual(expect.arrayContaining(held(before.resources)));
  });
});
