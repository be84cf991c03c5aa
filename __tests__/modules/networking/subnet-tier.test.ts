import { NetworkAcl } from "../../../modules/networking/network-acl";
import { type InternetRoute, SubnetTier } from "../../../modules/networking/subnet-tier";
import { build } from "../../support/build";

const cidrs = { "us-east-1a": "10.20.0.0/24", "us-east-1b": "10.20.1.0/24" };
const tier = (use: (tier: SubnetTier) => void = () => {}, zones: Record<string, string> = cidrs) =>
  build((stack) => use(new SubnetTier(stack, "private", { name: "partner-test-private", vpcId: "vpc-1", cidrs: zones })));

test("every zone has a subnet with its block, and nothing in it gets a public address", () => {
  expect(tier().of("aws_subnet")).toMatchObject(
    Object.entries(cidrs).map(([zone, block]) => ({
      vpc_id: "vpc-1",
      availability_zone: zone,
      cidr_block: block,
      map_public_ip_on_launch: false,
      tags: { Name: `partner-test-private-${zone}` },
    })),
  );
});

test("zones come in the order of their names, whatever order they are written in", () => {
  const namesOf = (zones: Record<string, string>) => {
    let found: string[] = [];
    tier((built) => {
      found = built.zones;
    }, zones);
    return found;
  };
  expect(namesOf(Object.fromEntries(Object.entries(cidrs).reverse()))).toEqual(Object.keys(cidrs));
});

test("every subnet uses the route table of its own zone", () => {
  const associations = tier().of("aws_route_table_association");
  const zone = (reference: unknown) => /us-east-1[ab]/.exec(String(reference))?.[0];
  expect(associations.map(({ subnet_id, route_table_id }) => [zone(subnet_id), zone(route_table_id)])).toEqual([
    ["us-east-1a", "us-east-1a"],
    ["us-east-1b", "us-east-1b"],
  ]);
});

test("a tier is isolated until a zone is routed to the internet", () => {
  expect(tier().of("aws_route")).toEqual([]);
});

test.each<{ through: InternetRoute; argument: string }>([
  { through: { gatewayId: "igw-1" }, argument: "gateway_id" },
  { through: { natGatewayId: "igw-1" }, argument: "nat_gateway_id" },
])("a zone is routed to the internet through its $argument, other zones are not", ({ through, argument }) => {
  const route = tier((built) => built.routeToInternet("us-east-1b", through)).one("aws_route");
  expect(route).toMatchObject({ destination_cidr_block: "0.0.0.0/0", [argument]: "igw-1" });
  expect(route.route_table_id).toMatch(/^\$\{aws_route_table\.private_us-east-1b_routes_\w+\.id\}$/);
});

test("subnet ids are given in the order of the zones, for those who stand in all of them", () => {
  const guarded = build((stack) => {
    const { subnetIds } = new SubnetTier(stack, "private", { name: "partner-test-private", vpcId: "vpc-1", cidrs });
    new NetworkAcl(stack, "acl", { name: "partner-test", vpcId: "vpc-1", subnetIds, inbound: [], outbound: [] });
  }).one("aws_network_acl");
  expect(guarded.subnet_ids).toEqual([
    expect.stringMatching(/^\$\{aws_subnet\.private_us-east-1a_subnet_\w+\.id\}$/),
    expect.stringMatching(/^\$\{aws_subnet\.private_us-east-1b_subnet_\w+\.id\}$/),
  ]);
});

test("a zone that the tier does not have is refused, with the zones it has", () => {
  expect(() => tier((built) => built.subnetIdIn("us-east-1c"))).toThrow(
    new Error('test/private has no subnet in zone "us-east-1c", it has us-east-1a, us-east-1b'),
  );
});

const ipv6Cidr = "2600:1f18::/56";
const dualStack = (zones: Record<string, string>, through?: InternetRoute) =>
  build((stack) => {
    const made = new SubnetTier(stack, "public", { name: "partner-test-public", vpcId: "vpc-1", cidrs: zones, ipv6Cidr });
    for (const zone of through ? made.zones : []) made.routeToInternet(zone, through as InternetRoute);
  });
const blocksOf = (zones: Record<string, string>) =>
  Object.fromEntries(
    dualStack(zones)
      .of("aws_subnet")
      .map(({ availability_zone: zone, ipv6_cidr_block: block }) => [zone, block]),
  );

test("a zone's letter chooses its IPv6 block, so that zones before or between move nothing", () => {
  const later = { "us-east-1c": "10.20.2.0/24", ...cidrs };
  expect(blocksOf(cidrs)).toEqual({
    "us-east-1a": `\${cidrsubnet("${ipv6Cidr}", 8, 0)}`,
    "us-east-1b": `\${cidrsubnet("${ipv6Cidr}", 8, 1)}`,
  });
  expect(blocksOf(later)).toEqual({ ...blocksOf(cidrs), "us-east-1c": `\${cidrsubnet("${ipv6Cidr}", 8, 2)}` });
});

test("nothing in a dual-stack subnet gets a public address by itself, neither IPv4 nor IPv6", () => {
  const built = dualStack(cidrs);
  for (const subnet of built.of("aws_subnet")) {
    expect(subnet).toMatchObject({ map_public_ip_on_launch: false, assign_ipv6_address_on_creation: false });
  }
  expect(built.broken).toEqual([]);
});

test("an internet gateway is the way for IPv6 too, a NAT gateway is none", () => {
  const routes = (through: InternetRoute) => dualStack({ "us-east-1a": "10.20.0.0/24" }, through).of("aws_route");
  expect(routes({ gatewayId: "igw-1" })).toMatchObject([
    { destination_cidr_block: "0.0.0.0/0", gateway_id: "igw-1" },
    { destination_ipv6_cidr_block: "::/0", gateway_id: "igw-1" },
  ]);
  expect(routes({ natGatewayId: "nat-1" })).toMatchObject([{ destination_cidr_block: "0.0.0.0/0" }]);
});
