import { TieredNetwork } from "../../../modules/networking/tiered-network";
import type { TieredSettings } from "../../../modules/networking/tiered-settings";
import { VpcSecurityGroup } from "../../../modules/networking/vpc-security-group";
import { build } from "../../support/build";
import { written } from "../../support/written";
import { fourTiers, withSubnets } from "./four-tiers";

const home = { accountId: "111111111111", region: "ap-southeast-2", keyArn: "arn:aws:kms:::key/test", logDays: 30 };
const props = (settings: TieredSettings) => ({ name: "helper-test", settings, worldPorts: [80] as const, home });
const built = (settings = fourTiers) => build((stack) => void new TieredNetwork(stack, props(settings)));

/** What a network says of itself, as it would be written. */
function told<T>(ask: (network: TieredNetwork, group: VpcSecurityGroup) => T, settings = fourTiers): unknown {
  let answer: unknown;
  build((stack) => {
    const network = new TieredNetwork(stack, props(settings));
    const about = { name: "helper-test-tools", vpcId: network.vpc.vpcId, description: "Tools" };
    answer = written(stack, ask(network, new VpcSecurityGroup(stack, "tools", about)));
  });
  return answer;
}
const subnet = (tier: string, zone: string) => expect.stringMatching(new RegExp(`^\\$\\{aws_subnet\\.${tier}_${zone}_`));

test("each tier has its subnets, and the flow log sees all of them", () => {
  const network = built();
  const subnets = network.of("aws_subnet").map(({ availability_zone: at, cidr_block: block }) => `${block} ${at}`);
  expect(subnets).toEqual(
    Object.values(fourTiers.subnets).flatMap((zones) => Object.entries(zones).map(([zone, block]) => `${block} ${zone}`)),
  );
  expect(network.one("aws_flow_log").log_destination).toContain("aws_cloudwatch_log_group.flow-log_logs_");
  expect([...network.broken, ...network.problems]).toEqual([]);
});

test("only the public tier has a route to the internet, and nothing translates addresses", () => {
  const network = built();
  const routes = network.of("aws_route").map(({ route_table_id: table }) => String(table));
  expect(routes).toHaveLength(2);
  expect(routes.filter((table) => !table.startsWith("${aws_route_table.public_"))).toEqual([]);
  expect([...network.of("aws_nat_gateway"), ...network.of("aws_eip")]).toEqual([]);
});

test("the order in which zones are written is of no weight for their subnets", () => {
  const data = { "ap-southeast-2b": "10.0.4.0/24", "ap-southeast-2a": "10.0.3.0/24" };
  expect(told(({ tiers }) => tiers.data.subnetIds, withSubnets({ data }))).toEqual([
    subnet("data", "ap-southeast-2a"),
    subnet("data", "ap-southeast-2b"),
  ]);
});

const LAMBDA_B = subnet("lambda", "ap-southeast-2b");
const PRIVATE_A = subnet("private", "ap-southeast-2a");

test.each<{ what: string; endpoints: TieredSettings["endpoints"]; subnets: Partial<TieredSettings["subnets"]>; stand: unknown }>([
  { what: "one zone: beside the functions", endpoints: "one-zone", subnets: {}, stand: [LAMBDA_B] },
  { what: "each zone: beside the instances too", endpoints: "each-zone", subnets: {}, stand: [LAMBDA_B, PRIVATE_A] },
  {
    what: "each zone, once: a zone that functions and instances share",
    endpoints: "each-zone",
    subnets: { private: { "ap-southeast-2b": "10.0.6.0/24", "ap-southeast-2a": "10.0.1.0/24" } },
    stand: [LAMBDA_B, PRIVATE_A],
  },
  {
    what: "where they stood, after functions got another zone",
    endpoints: "each-zone",
    subnets: { lambda: { "ap-southeast-2b": "10.0.2.0/24", "ap-southeast-2a": "10.0.7.0/24" } },
    stand: [LAMBDA_B, PRIVATE_A],
  },
  {
    what: "in another zone that instances got",
    endpoints: "each-zone",
    subnets: { private: { "ap-southeast-2a": "10.0.1.0/24", "ap-southeast-2c": "10.0.6.0/24" } },
    stand: [LAMBDA_B, PRIVATE_A, subnet("private", "ap-southeast-2c")],
  },
])("endpoints stand in $what", ({ endpoints, subnets, stand }) => {
  const settings = { ...withSubnets(subnets), endpoints };
  expect(told(({ endpointSubnetIds }) => endpointSubnetIds, settings)).toEqual(stand);
});

test("functions stand in the tier and with the group that they are given", () => {
  expect(told((network, group) => network.homeFor("lambda", group))).toEqual({
    ...home,
    network: { subnetIds: [LAMBDA_B], securityGroupId: expect.stringMatching(/^\$\{aws_security_group\.tools_group_/) },
  });
});

test("who runs it is shown the VPC and the subnets of every tier", () => {
  expect(told(({ outputs }) => outputs.map(({ name }) => name))).toEqual([
    "vpc_id",
    "public_subnet_ids",
    "private_subnet_ids",
    "lambda_subnet_ids",
    "data_subnet_ids",
  ]);
});
