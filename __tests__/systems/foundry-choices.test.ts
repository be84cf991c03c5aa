import { synthesizeAll, synthesizeSystem } from "../support/synthesized";
import { statementsOf, systemIn, type Values } from "../support/system-stacks";
import { variants } from "../support/variants";

const { spot, onDemand, proxy } = variants.foundry;
const shipped = synthesizeSystem("foundry");
const folders = { spot: synthesizeAll(spot), onDemand: synthesizeAll(onDemand), proxy: synthesizeAll(proxy) };

/** What an Auto Scaling group is made of. */
interface Mixed {
  readonly instances_distribution: Values;
  readonly launch_template: { readonly override: readonly { readonly instance_type: string }[] };
}

describe.each([
  { choice: "spot", environment: "dev", bought: "spare", percent: 0, rebalances: true },
  { choice: "proxy", environment: "prod", bought: "spare", percent: 0, rebalances: true },
  { choice: "onDemand", environment: "prod", bought: "its own", percent: 100, rebalances: undefined },
] as const)("$choice in $environment", ({ choice, environment, bought, percent, rebalances }) => {
  const { of, one, the } = systemIn(folders[choice], "foundry", environment);
  const prefix = `foundry-${environment}`;
  const [least, most] = environment === "prod" ? [2, 4] : [1, 2];

  test(`runs ai on ${bought} instances, of whichever named type there is`, () => {
    const group = one("aws_autoscaling_group");
    const { instances_distribution: distribution, launch_template: template } = group.mixed_instances_policy as unknown as Mixed;
    expect(distribution).toMatchObject({ on_demand_percentage_above_base_capacity: percent, on_demand_base_capacity: 0 });
    expect(template.override.map(({ instance_type: type }) => type)).toEqual(["g5.xlarge", "g6.xlarge", "g5.2xlarge"]);
    expect(group.capacity_rebalance || undefined).toBe(rebalances);
  });

  test("ECS starts and drains instances itself, and none while it has tasks", () => {
    expect(one("aws_ecs_capacity_provider").auto_scaling_group_provider).toMatchObject({
      managed_draining: "ENABLED",
      managed_termination_protection: "ENABLED",
      managed_scaling: { status: "ENABLED", target_capacity: 100 },
    });
    // While one task is replaced there are twice as many.
    expect(one("aws_autoscaling_group")).toMatchObject({ min_size: 0, max_size: 2 * most, protect_from_scale_in: true });
  });

  test("asks for as many tasks as `inference` says, each with a graphics processor and time to load its model", () => {
    const service = the("aws_ecs_service", { name: `${prefix}-ai` });
    expect(service).toMatchObject({ desired_count: least, health_check_grace_period_seconds: 600 });
    const { container_definitions: text, requires_compatibilities: on } = the("aws_ecs_task_definition", {
      family: `${prefix}-ai`,
    });
    const [container] = JSON.parse(String(text));
    expect(container.resourceRequirements).toEqual([{ type: "GPU", value: "1" }]);
    expect(on).toEqual(["EC2"]);
  });

  test("ai is reached at a load balancer within the VPC, and is on App Runner no more", () => {
    expect(the("aws_lb", { name: `${prefix}-ai` }).internal).toBe(true);
    const runners = of("aws_apprunner_service").map(({ service_name: name }) => name);
    expect(runners).toEqual(choice === "onDemand" ? [] : [`${prefix}-api`, `${prefix}-web`]);
    expect(of("aws_apprunner_vpc_ingress_connection")).toEqual([]);
  });

  test("instances are private, encrypted, and answer for their identity to themselves alone", () => {
    const template = one("aws_launch_template");
    const [network] = template.network_interfaces as Values[];
    expect(network.associate_public_ip_address).toBe("false");
    const disks = (template.block_device_mappings as { ebs: Values }[]).map(({ ebs }) => ebs);
    expect(disks.map(({ encrypted, volume_size: size }) => [encrypted, size])).toEqual([
      ["true", 100],
      // Models are kept here.
      ["true", 200],
    ]);
    expect(template.metadata_options).toMatchObject({ http_tokens: "required", http_put_response_hop_limit: 1 });
  });
});

describe.each([
  { choice: "proxy", environment: "dev" },
  { choice: "proxy", environment: "prod" },
  { choice: "onDemand", environment: "dev" },
  { choice: "onDemand", environment: "prod" },
] as const)("with a proxy, $choice in $environment", ({ choice, environment }) => {
  const { one, the, of, file } = systemIn(folders[choice], "foundry", environment);
  const prefix = `foundry-${environment}`;
  const text = (role: string) => {
    const found =
      choice === "onDemand" || role === "ai"
        ? the("aws_ecs_task_definition", { family: `${prefix}-${role}` }).container_definitions
        : the("aws_apprunner_service", { service_name: `${prefix}-${role}` });
    return JSON.stringify(found).replaceAll("\\", "");
  };

  test("the API logs in at the proxy, and ai at the database itself", () => {
    const host = (role: string) => /DATABASE_HOST(?:","value)?":"([^"]*)"/.exec(text(role))?.[1];
    expect(host("api")).toMatch(/aws_db_proxyproxy_\w+endpoint\}$/);
    expect(host("ai")).toMatch(/aws_db_instancepostgres_instance_\w+address\}$/);
    expect(file("database").output.database_proxy_endpoint.value).toMatch(/^\$\{aws_db_proxy\./);
  });

  test("the proxy asks every client for a token and for TLS, and knows one login", () => {
    expect(one("aws_db_proxy")).toMatchObject({
      engine_family: "POSTGRESQL",
      require_tls: true,
      auth: [{ auth_scheme: "SECRETS", iam_auth: "REQUIRED", secret_arn: expect.stringContaining(".login_value_secret_") }],
    });
  });

  test("its password is made, kept and changed like the others", () => {
    const secret = the("aws_secretsmanager_secret", { name: `foundry/${environment}/database-app` });
    expect(secret.kms_key_id).toContain("aws_kms_keyplatform_key_");
    const rotations = of("aws_secretsmanager_secret_rotation").map(({ rotation_lambda_arn: by }) => String(by));
    expect(rotations.filter((by) => by.includes(".rotation_function_"))).toHaveLength(1);
  });

  test("ai may log in as itself and only reads", () => {
    const { roles } = JSON.parse(String(one("aws_lambda_invocation", "database").input)) as { roles: object[] };
    expect(roles).toContainEqual({ name: "ai", access: "read-only" });
    const statements = statementsOf(the("aws_iam_role_policy", { name: `${prefix}-ai-task` }).policy);
    const connects = statements.filter(({ Action }) => [Action].flat().includes("rds-db:connect"));
    expect(connects.flatMap(({ Resource }) => Resource)).toEqual([expect.stringMatching(/\/ai$/)]);
  });
});

test("shipped, nothing of all this is there", () => {
  for (const environment of ["dev", "staging", "prod"]) {
    const { resources } = systemIn(shipped, "foundry", environment);
    const kinds = /^aws_(db_proxy|ecs_|lb|autoscaling_|launch_template|appautoscaling_)/;
    expect(resources().filter(({ type }) => kinds.test(type))).toEqual([]);
  }
});
