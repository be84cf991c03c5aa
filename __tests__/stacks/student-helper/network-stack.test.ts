import type { Json } from "../../../modules/governance/rule";
import type { TieredSettings } from "../../../modules/networking/tiered-settings";
import { fourTiers, withSubnets } from "../../modules/networking/four-tiers";
import { written } from "../../support/written";
import { networkWith } from "./a-network";

const toCloudfront = networkWith(fourTiers, "cloudfront");
const linkedSubnets = withSubnets({
  public: { "ap-southeast-2a": "10.0.0.0/24" },
  private: { "ap-southeast-2a": "10.0.1.0/24", "ap-southeast-2b": "10.0.5.0/24" },
});
const toLink = networkWith(linkedSubnets, "vpc-link");

test.each([
  { entry: "CloudFront", network: toCloudfront },
  { entry: "a VPC link", network: toLink },
])("with $entry as the entry, no rule is broken, and people are shown the VPC and its subnets", ({ network }) => {
  expect(network.broken).toEqual([]);
  const tiers = ["public", "private", "lambda", "data"].map((tier) => `${tier}_subnet_ids`);
  expect(network.outputs).toEqual(expect.arrayContaining(["vpc_id", ...tiers]));
});

test.each([
  { entry: "CloudFront", network: toCloudfront, ports: [80] },
  { entry: "a VPC link", network: toLink, ports: [] },
])("with $entry as the entry, the world enters the public tier on $ports", ({ network, ports }) => {
  const rules = network
    .of("aws_network_acl_rule")
    .filter(({ network_acl_id: acl, egress }) => String(acl).includes("acls_public_") && !egress);
  expect(rules.flatMap(({ cidr_block: block, from_port: port }) => (block === "0.0.0.0/0" ? [port] : []))).toEqual(ports);
});

test("CloudFront is known by the list of addresses that it asks origins from, where it is the entry", () => {
  const lists = [toCloudfront, toLink].map(({ lookUps }) => lookUps("aws_ec2_managed_prefix_list").map(({ name }) => name));
  expect(lists).toEqual([["com.amazonaws.global.cloudfront.origin-facing"], []]);
});

test.each([
  { entry: "CloudFront", network: toCloudfront },
  { entry: "a VPC link", network: toLink },
])("with $entry as the entry, neither workloads nor databases have a way to the internet", ({ network }) => {
  const ways = network.of("aws_route").map(({ route_table_id: table }) => String(table));
  expect(ways.length).toBeGreaterThan(0);
  expect(ways.filter((table) => !table.startsWith("${aws_route_table.public_"))).toEqual([]);
  const blocks = network.of("aws_vpc_security_group_egress_rule").filter(({ cidr_ipv4, cidr_ipv6 }) => cidr_ipv4 ?? cidr_ipv6);
  expect(blocks).toEqual([]);
});

test("functions of a tier stand in its subnets, with the group that they are given", () => {
  const { stack } = networkWith(fourTiers, "cloudfront");
  expect(written(stack, stack.homeFor("lambda", stack.groups.tools))).toMatchObject({
    region: "ap-southeast-2",
    logDays: 30,
    network: {
      subnetIds: [expect.stringContaining("aws_subnet.lambda_ap-southeast-2b_")],
      securityGroupId: expect.stringContaining("aws_security_group.groups_tools_"),
    },
  });
});

/** Lists that may grow: what guards, serves or is routed in every zone. */
const isGrown = (then: Json, now: Json) => Array.isArray(then) && Array.isArray(now) && then.every((each) => now.includes(each));

describe.each(["one-zone", "each-zone"] as const)("with endpoints in %s, another zone", (endpoints) => {
  const shipped: TieredSettings = { ...fourTiers, endpoints };
  const before = networkWith(shipped, "cloudfront").resources;

  test.each([
    { tier: "public", zone: "ap-southeast-2c", grown: ["aws_network_acl.subnet_ids"] },
    {
      tier: "private",
      zone: "ap-southeast-2c",
      grown: [
        "aws_network_acl.subnet_ids",
        "aws_vpc_endpoint.route_table_ids",
        ...(endpoints === "each-zone" ? ["aws_vpc_endpoint.subnet_ids"] : []),
      ],
    },
    { tier: "lambda", zone: "ap-southeast-2a", grown: ["aws_network_acl.subnet_ids", "aws_vpc_endpoint.route_table_ids"] },
    { tier: "data", zone: "ap-southeast-2c", grown: ["aws_network_acl.subnet_ids", "aws_vpc_endpoint.route_table_ids"] },
  ] as const)("of the $tier tier only adds", ({ tier, zone, grown }) => {
    const subnets = { ...shipped.subnets, [tier]: { ...shipped.subnets[tier], [zone]: "10.0.9.0/24" } };
    const after = new Map(
      networkWith({ ...shipped, subnets }, "cloudfront").resources.map(({ address, values }) => [address, values]),
    );
    const changes = before.flatMap(({ address, type, values }) => {
      const now = after.get(address);
      if (!now) return [`${address} is gone`];
      const names = Object.keys(values).filter((name) => JSON.stringify(values[name]) !== JSON.stringify(now[name]));
      return names.map((name) => (isGrown(values[name], now[name]) ? `${type}.${name}` : `${address}.${name} is another`));
    });
    expect([...new Set(changes)].sort()).toEqual(grown);
    const added = [...after.keys()].filter((address) => !before.some((each) => each.address === address));
    expect(added.filter((address) => !address.includes(`.${tier}_${zone}`))).toEqual([]);
  });
});
