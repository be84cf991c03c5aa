import { admitted, allowedOut, type Reach } from "../support/reach";
import { synthesizeSystem } from "../support/synthesized";
import { environments, groupName, portfolioIn, type Values } from "../support/system-stacks";

const outdir = synthesizeSystem("portfolio");
const INTERNET = ["0.0.0.0/0", "::/0"];
const [IPV4, IPV6] = INTERNET;

/** What both sides of a connection inside of the VPC say. */
const inside: Reach[] = [
  ["alb", "ecs", 3000],
  ["alb", "ecs", 8000],
  ["ecs", "rds", 5432],
  ["tools", "rds", 5432],
  ["ecs", "redis", 6379],
];

describe.each(environments)("in %s", (environment) => {
  const stacks = portfolioIn(outdir, environment);
  const { of, one, resources } = stacks;

  test("who can reach what is this table, and nothing else", () => {
    const world = INTERNET.flatMap((from): Reach[] => [
      [from, "alb", 80],
      [from, "alb", 443],
    ]);
    expect(admitted(stacks).sort()).toEqual([...world, ...inside].sort());
  });

  test("what may go out is this table, and nothing else", () => {
    const out: Reach[] = [
      ["ecs", IPV4, 443],
      ["tools", IPV4, 443],
    ];
    expect(allowedOut(stacks).sort()).toEqual([...out, ...inside].sort());
  });

  test("whoever is let in somewhere is also let out there, and the other way round", () => {
    const toGroups = (reach: Reach[]) => reach.filter((each) => !INTERNET.some((block) => each.includes(block))).sort();
    expect(toGroups(admitted(stacks))).toEqual(toGroups(allowedOut(stacks)));
  });

  test("database and cache answer only: nothing goes out from them", () => {
    const senders = new Set(allowedOut(stacks).map(([sender]) => sender));
    expect([...senders].sort()).toEqual(["alb", "ecs", "tools"]);
  });

  test("everything with a network interface wears the group of its kind", () => {
    const worn = (type: string, argument: string) => of(type).map((values) => (values[argument] as string[]).map(groupName));
    const replicas = environment === "dev" ? [] : [["rds"]];
    expect(worn("aws_lb", "security_groups")).toEqual([["alb"]]);
    expect(worn("aws_db_instance", "vpc_security_group_ids")).toEqual([["rds"], ...replicas]);
    expect(worn("aws_elasticache_replication_group", "security_group_ids")).toEqual([["redis"]]);
    const services = of("aws_ecs_service").map(({ network_configuration: network }) => network as Values);
    expect(services.map(({ security_groups: groups }) => (groups as string[]).map(groupName))).toEqual([["ecs"], ["ecs"]]);
  });

  test("functions that care for the database are tools, and no other function is in the VPC", () => {
    const functions = of("aws_lambda_function").flatMap(({ function_name: name, vpc_config: config }) =>
      config ? [[String(name), ...((config as Values).security_group_ids as string[]).map(groupName)]] : [],
    );
    const rotation = environment === "dev" ? [] : ["database-rotation"];
    expect(functions.sort()).toEqual(
      ["database-bootstrap", ...rotation, "migrate"].map((role) => [`portfolio-${environment}-${role}`, "tools"]),
    );
  });

  test("only the load balancer and the NAT gateways stand in public subnets", () => {
    const holders = resources().filter(
      ({ type, values }) =>
        !["aws_route_table_association", "aws_network_acl", "aws_subnet"].includes(type) &&
        /aws_subnet\.?public_/.test(JSON.stringify(values)),
    );
    expect(holders.map(({ type }) => type).sort()).toEqual(["aws_lb", "aws_nat_gateway", "aws_nat_gateway"]);
  });

  test("IPv6 ends at the load balancer: the private subnets have neither addresses nor a way out", () => {
    const routes = of("aws_route").filter(({ destination_ipv6_cidr_block: to }) => to === IPV6);
    expect(routes.map(({ route_table_id: table }) => /aws_route_table\.(\w+?)_/.exec(String(table))?.[1])).toEqual([
      "public",
      "public",
    ]);
    const subnets = resources("network").filter(({ type, values }) => type === "aws_subnet" && values.ipv6_cidr_block);
    expect(subnets.map(({ address }) => /\.(\w+?)_/.exec(address)?.[1])).toEqual(["public", "public"]);
    expect(of("aws_egress_only_internet_gateway")).toEqual([]);
  });

  test("the network ACL of the public subnets admits the world on the site's ports and on answers, that of the private ones on answers", () => {
    const entries = of("aws_network_acl_rule")
      .filter(({ egress, rule_action: action }) => !egress && action === "allow")
      .map((rule) => {
        const tier = /aws_network_acl\.acls_(\w+?)_/.exec(String(rule.network_acl_id))?.[1];
        return `${tier}: ${rule.cidr_block ?? rule.ipv6_cidr_block} ${rule.from_port ?? "all"}-${rule.to_port ?? "all"}`;
      });
    expect(entries.sort()).toEqual([
      "private: 0.0.0.0/0 1024-65535",
      "private: 10.0.0.0/16 all-all",
      "public: 0.0.0.0/0 1024-65535",
      "public: 0.0.0.0/0 443-443",
      "public: 0.0.0.0/0 80-80",
      "public: 10.0.0.0/16 all-all",
      "public: ::/0 443-443",
      "public: ::/0 80-80",
    ]);
  });

  test("images' layers and sessions take the gateway endpoints, by both private route tables, for this account alone", () => {
    const endpoints = of("aws_vpc_endpoint");
    expect(endpoints.map(({ service_name: name }) => String(name).split(".").at(-1)).sort()).toEqual(["dynamodb", "s3"]);
    for (const { vpc_endpoint_type: type, route_table_ids: tables, policy } of endpoints) {
      expect(type).toBe("Gateway");
      expect((tables as string[]).map((table) => /\.private_(us-east-1\w)_/.exec(table)?.[1])).toEqual([
        "us-east-1a",
        "us-east-1b",
      ]);
      expect(JSON.parse(String(policy)).Statement).toContainEqual(
        expect.objectContaining({ Condition: { StringEquals: { "aws:PrincipalAccount": expect.stringMatching(/^\d{12}$/) } } }),
      );
    }
  });

  test("the VPC's default group is closed", () => {
    const closed = one("aws_default_security_group");
    expect(closed).not.toHaveProperty("ingress");
    expect(closed).not.toHaveProperty("egress");
  });
});
