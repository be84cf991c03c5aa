import { ThreeTierNetwork } from "../../../modules/networking/three-tier-network";
import type { ThreeTierSettings } from "../../../modules/networking/three-tier-settings";
import { VpcSecurityGroup } from "../../../modules/networking/vpc-security-group";
import { build } from "../../support/build";
import { written } from "../../support/written";
import { a, b, threeTiers } from "./three-tiers";

const home = { accountId: "111111111111", region: "us-east-1", keyArn: "arn:aws:kms:::key/test", logDays: 30 };
const props = (settings: ThreeTierSettings) => ({ name: "shop-test", settings, worldPorts: [443] as const, home });
const built = (settings = threeTiers) => build((stack) => void new ThreeTierNetwork(stack, props(settings)));

/** What a network says of itself, as it would be written. */
function told<T>(ask: (network: ThreeTierNetwork, group: VpcSecurityGroup) => T, settings = threeTiers): unknown {
  let answer: unknown;
  build((stack) => {
    const network = new ThreeTierNetwork(stack, props(settings));
    const about = { name: "shop-test-api", vpcId: network.vpc.vpcId, description: "Functions" };
    answer = written(stack, ask(network, new VpcSecurityGroup(stack, "api", about)));
  });
  return answer;
}
const subnet = (tier: string, zone: string) => expect.stringMatching(new RegExp(`^\\$\\{aws_subnet\\.${tier}_${zone}_`));

test("each tier has a subnet in each zone, and the flow log sees all of them", () => {
  const network = built();
  expect(network.of("aws_subnet").map(({ availability_zone: at, cidr_block: block }) => `${at} ${block}`)).toEqual(
    (["publicCidr", "appCidr", "dataCidr"] as const).flatMap((field) => [`us-east-1a ${a[field]}`, `us-east-1b ${b[field]}`]),
  );
  expect(network.one("aws_flow_log").log_destination).toContain("aws_cloudwatch_log_group.flow-log_logs_");
  expect([...network.broken, ...network.problems]).toEqual([]);
});

test("the public tier goes straight out, the app tier by the gateway of its NAT zone, and the data tier not at all", () => {
  const ways = built()
    .of("aws_route")
    .map(({ route_table_id: table, gateway_id: internet, nat_gateway_id: nat }) => {
      const [, tier, zone] = /aws_route_table\.(\w+?)_(us-east-1[ab])_/.exec(String(table)) ?? [];
      return `${tier} ${zone}: ${internet ? "internet" : /us-east-1[ab]/.exec(String(nat))?.[0]}`;
    });
  expect(ways).toEqual([
    "public us-east-1a: internet",
    "public us-east-1b: internet",
    "app us-east-1a: us-east-1a",
    "app us-east-1b: us-east-1a",
  ]);
});

test.each([
  { endpoints: "one-zone", stand: ["us-east-1a"] },
  { endpoints: "each-zone", stand: ["us-east-1a", "us-east-1b"] },
] as const)("with $endpoints, endpoints stand in the data subnets of $stand, whatever order the zones have", (row) => {
  const { endpoints, stand } = row;
  const zones = { "us-east-1b": b, "us-east-1a": a };
  expect(told(({ endpointSubnetIds }) => endpointSubnetIds, { ...threeTiers, zones, endpoints })).toEqual(
    stand.map((zone) => subnet("data", zone)),
  );
});

test("functions stand in the app subnets and wear the group that they are given", () => {
  expect(told((network, group) => network.homeFor(group))).toEqual({
    ...home,
    network: {
      subnetIds: [subnet("app", "us-east-1a"), subnet("app", "us-east-1b")],
      securityGroupId: expect.stringMatching(/^\$\{aws_security_group\.api_group_/),
    },
  });
});

test("who runs it is shown the VPC, the subnets of every tier and the addresses that others see", () => {
  expect(told(({ outputs }) => outputs.map(({ name }) => name))).toEqual([
    "vpc_id",
    "public_subnet_ids",
    "app_subnet_ids",
    "data_subnet_ids",
    "nat_public_ips",
  ]);
  expect(told(({ outputs }) => outputs.at(-1)?.value)).toEqual([
    expect.stringMatching(/^\$\{aws_eip\.nat_us-east-1a_address_\w+\.public_ip\}$/),
  ]);
});
