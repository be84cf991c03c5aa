import type { Resource } from "../../modules/governance/rule";
import type { NetworkSettings } from "../../modules/networking/network-settings";
import { alone } from "../support/changed";
import { differences } from "../support/differences";
import { resourcesIn, synthesizeAll } from "../support/synthesized";

type Values = Resource["values"];
/** Systems whose zones have a public and a private subnet each. */
type System = "partner" | "portfolio";
/** One environment alone, with its network as shipped or changed. */
const withNetwork = (system: System, environment: string, change: (network: NetworkSettings) => void = () => {}) =>
  synthesizeAll(alone(system, { [environment]: ({ network }) => change(network) }));

/** Blocks of a third zone that lie beside those that are shipped. */
const THIRD = {
  partner: { publicCidr: "10.0.2.0/24", privateCidr: "10.0.48.0/20" },
  portfolio: { publicCidr: "10.0.3.0/24", privateCidr: "10.0.12.0/24" },
};

/** Lists of subnets and route tables: what else stands in each zone. */
const GROWN = {
  partner: [
    "aws_db_subnet_group.subnet_ids",
    "aws_lambda_function.vpc_config",
    "aws_network_acl.subnet_ids",
    "aws_vpc_endpoint.route_table_ids",
    "aws_vpc_endpoint.subnet_ids",
  ],
  portfolio: [
    "aws_db_subnet_group.subnet_ids",
    "aws_ecs_service.network_configuration",
    "aws_elasticache_subnet_group.subnet_ids",
    "aws_lambda_function.vpc_config",
    "aws_lb.subnets",
    "aws_network_acl.subnet_ids",
    "aws_vpc_endpoint.route_table_ids",
  ],
};

/** Every list of subnets or route tables of a resource. */
function placesOf(values: Values): unknown[][] {
  const { subnet_ids, route_table_ids, subnets, vpc_config, network_configuration } = values;
  const within = [vpc_config, network_configuration].map((block) => block as Values | undefined);
  const lists = [subnet_ids, route_table_ids, subnets, ...within.map((block) => block?.subnet_ids ?? block?.subnets)];
  return lists.filter((list) => Array.isArray(list));
}

const subnets = ["private_subnet_ids", "public_subnet_ids"];

describe.each<{ system: System; environment: string; natZone: string; nats: number; outputs: string[] }>([
  { system: "partner", environment: "dev", natZone: "us-east-1a", nats: 1, outputs: subnets },
  { system: "partner", environment: "dev", natZone: "us-east-1c", nats: 2, outputs: ["nat_public_ips", ...subnets] },
  { system: "partner", environment: "prod", natZone: "us-east-1c", nats: 3, outputs: ["nat_public_ips", ...subnets] },
  { system: "portfolio", environment: "dev", natZone: "us-east-1b", nats: 2, outputs: subnets },
  { system: "portfolio", environment: "prod", natZone: "us-east-1c", nats: 3, outputs: ["nat_public_ips", ...subnets] },
])("a third zone in $system $environment, going out through $natZone,", ({ system, environment, natZone, nats, outputs }) => {
  const prefix = `${system}-${environment}`;
  const outdir = withNetwork(system, environment, ({ zones }) => {
    zones["us-east-1c"] = { ...THIRD[system], natZone };
  });
  const found = differences(withNetwork(system, environment), outdir);

  test("changes nothing that stands, except that lists of subnets and route tables grow", () => {
    const guarded: string[] = found.changed.filter((each) => each === "aws_wafv2_ip_set.addresses");
    // The site's web ACL, where there is one, knows the addresses of the site's own NAT gateways.
    expect(guarded).toHaveLength(system === "portfolio" && environment === "prod" ? 1 : 0);
    expect(found.changed.filter((each) => !guarded.includes(each))).toEqual(GROWN[system]);
    for (const [key, { values }] of found.before) {
      const now = placesOf(found.after.get(key)?.values ?? {});
      for (const [index, places] of placesOf(values).entries()) {
        const grows = key.startsWith(`${prefix}-`) && places.length > 0;
        expect(now[index]).toEqual(grows ? [...places, expect.stringContaining("us-east-1c")] : places);
      }
    }
  });

  test("adds to its network only, and tells people of the new subnets and addresses", () => {
    expect(found.growing).toEqual([`${prefix}-network`]);
    expect(found.outputs).toEqual(outputs.map((name) => `${prefix}-network: ${name}`));
    const gateways = resourcesIn(outdir, `${prefix}-network`).filter(({ type }) => type === "aws_nat_gateway");
    expect(gateways).toHaveLength(nats);
  });
});

describe.each<{ system: System; environment: string }>([
  { system: "partner", environment: "dev" },
  { system: "partner", environment: "prod" },
  { system: "portfolio", environment: "dev" },
  { system: "portfolio", environment: "prod" },
])("in $system $environment", ({ system, environment }) => {
  test("the order in which zones are written is of no weight", () => {
    const outdir = withNetwork(system, environment, (network) => {
      network.zones = Object.fromEntries(Object.entries(network.zones).reverse());
    });
    const { changed, added } = differences(withNetwork(system, environment), outdir);
    expect({ changed, added }).toEqual({ changed: [], added: [] });
  });
});

test("a zone between two others takes the IPv6 block of its own letter, and none of theirs", () => {
  const outdir = withNetwork("portfolio", "dev", ({ zones }) => {
    const { "us-east-1a": first } = zones;
    zones["us-east-1d"] = { publicCidr: "10.0.4.0/24", privateCidr: "10.0.13.0/24", natZone: "us-east-1d" };
    zones["us-east-1c"] = { ...THIRD.portfolio, natZone: "us-east-1c" };
    zones["us-east-1a"] = first;
  });
  const blocks = resourcesIn(outdir, "portfolio-dev-network").flatMap(({ type, values }) =>
    type === "aws_subnet" && values.ipv6_cidr_block ? [`${values.availability_zone} ${values.ipv6_cidr_block}`] : [],
  );
  const numbers = blocks.map((block) => block.replace(/ .*, (\d+)\)\}$/, " $1"));
  expect(numbers.sort()).toEqual(["us-east-1a 0", "us-east-1b 1", "us-east-1c 2", "us-east-1d 3"]);
});
