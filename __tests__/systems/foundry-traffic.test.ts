import { admitted, allowedOut, type Reach } from "../support/reach";
import { groupName, systemIn, type Values } from "../support/system-stacks";
import { type Built, onInstances, onRuntimes } from "./foundry-built";

const all = [...onRuntimes(), ...onInstances()];
const WHERE = "in $environment on $runtime, with ai on $ai and connections $connections";
const INTERNET = "0.0.0.0/0";

/** What runs and asks for something, by its group. */
function workloads({ runtime, ai }: Built): string[] {
  const instances = ai === "spot" || ai === "on-demand" ? ["gpu"] : [];
  return ["api", "ai", ...instances, ...(runtime === "fargate" ? ["web"] : [])];
}

/** What both sides of a connection inside of the VPC say. */
function inside(built: Built): Reach[] {
  const { runtime, ai, connections } = built;
  const database: Reach[] = [
    ["api", "proxy", 5432],
    ["proxy", "rds", 5432],
    ["ai", "rds", 5432],
  ];
  const origins: Reach[] = [
    ["alb", "web", 8080],
    ["alb", "api", 8081],
  ];
  return [
    ["api", "ai-door", 443],
    ...(ai === "app-runner" ? [] : [["ai-door", "ai", 8000] as Reach]),
    ["api", "rds", 5432],
    ...(connections === "proxy" ? database : []),
    ["tools", "rds", 5432],
    ...(runtime === "fargate" ? origins : []),
    ...[...workloads(built), "tools"].map((workload): Reach => [workload, "endpoints", 443]),
  ];
}

describe.each(all)(WHERE, (built) => {
  const { environment, runtime, ai, outdir } = built;
  const stacks = systemIn(outdir, "foundry", environment);
  const { of, one, resources } = stacks;

  test("who can reach what is this table, and nothing else", () => {
    const world: Reach[] = runtime === "fargate" ? [["cloudfront", "alb", 443]] : [];
    expect(admitted(stacks).sort()).toEqual([...world, ...inside(built)].sort());
  });

  test("what may go out is this table, and nothing else", () => {
    const out = workloads(built).map((workload): Reach => [workload, INTERNET, 443]);
    expect(allowedOut(stacks).sort()).toEqual([...out, ...inside(built)].sort());
  });

  test("every group is in one of the tables, and the VPC's default group has no rule", () => {
    const named = new Set([...admitted(stacks), ...allowedOut(stacks)].flat().map(String));
    const groups = resources("network")
      .filter(({ type }) => type === "aws_security_group")
      .map(({ address }) => groupName(address) ?? address);
    expect(groups.length).toBeGreaterThan(5);
    expect(groups.filter((group) => !named.has(group))).toEqual([]);
    const closed = one("aws_default_security_group");
    expect(closed).not.toHaveProperty("ingress");
    expect(closed).not.toHaveProperty("egress");
  });

  test("no data subnet has a way to the internet", () => {
    const routes = of("aws_route").filter(({ route_table_id: table }) => /aws_route_table\.data_/.test(String(table)));
    expect(routes).toEqual([]);
    const tables = resources("network").filter(({ type, address }) => type === "aws_route_table" && address.includes(".data_"));
    expect(tables).toHaveLength(2);
    for (const { values } of tables) expect(values).not.toHaveProperty("route");
    const tied = of("aws_route_table_association").map(({ subnet_id: subnet, route_table_id: table }) => [
      placeOf(subnet),
      placeOf(table),
    ]);
    expect(tied.filter(([subnet]) => subnet?.startsWith("data"))).toEqual([
      ["data_us-east-1a", "data_us-east-1a"],
      ["data_us-east-1b", "data_us-east-1b"],
    ]);
  });

  test("only NAT gateways stand in public subnets, and the load balancer that CloudFront asks", () => {
    const holders = resources().filter(
      ({ type, values }) =>
        !/^aws_(subnet|route_table_association|network_acl)$/.test(type) && /aws_subnet\.?public_/.test(JSON.stringify(values)),
    );
    const nat = Array(environment === "prod" ? 2 : 1).fill("aws_nat_gateway");
    const balancer = runtime === "fargate" ? ["aws_lb"] : [];
    expect(holders.map(({ type }) => type).sort()).toEqual([...balancer, ...nat]);
  });

  test("nothing that runs gets a public address", () => {
    const gives = [
      ...of("aws_subnet").map(({ map_public_ip_on_launch: given = false }) => given),
      ...of("aws_db_instance").map(({ publicly_accessible: open }) => open),
      ...of("aws_ecs_service").map((service) => (service.network_configuration as Values).assign_public_ip),
      ...of("aws_launch_template").flatMap((template) =>
        (template.network_interfaces as Values[]).map((each) => each.associate_public_ip_address === "true"),
      ),
    ];
    expect(gives.length).toBeGreaterThan(6);
    expect([...new Set(gives)]).toEqual([false]);
    expect(of("aws_launch_template")).toHaveLength(ai === "spot" || ai === "on-demand" ? 1 : 0);
  });

  test("functions in the VPC are tools in the app subnets, and no others are there", () => {
    const functions = of("aws_lambda_function").flatMap(({ function_name: name, vpc_config: config }) => {
      if (!config) return [];
      const { security_group_ids: groups, subnet_ids: subnets } = config as {
        security_group_ids: string[];
        subnet_ids: string[];
      };
      return [[String(name).replace(`foundry-${environment}-`, ""), ...groups.map(groupName), ...subnets.map(placeOf)]];
    });
    const rotation = built.connections === "proxy" ? ["login-rotation"] : [];
    expect(functions.sort()).toEqual(
      ["database-bootstrap", ...rotation, "migrate"].map((role) => [role, "tools", "app_us-east-1a", "app_us-east-1b"]),
    );
  });
});

/** `data_us-east-1a` for a subnet or a route table. */
const placeOf = (reference: unknown) => /aws_(?:subnet|route_table)\.?([a-z]+_us-east-1[ab])_/.exec(String(reference))?.[1];
