import { TwoTierNetwork } from "../../../modules/networking/two-tier-network";
import { VpcSecurityGroup } from "../../../modules/networking/vpc-security-group";
import { build } from "../../support/build";
import { written } from "../../support/written";

const zone = (number: number, natZone: string) => ({
  publicCidr: `10.20.${number}.0/24`,
  privateCidr: `10.20.1${number}.0/24`,
  natZone,
});
const settings = { cidr: "10.20.0.0/16", zones: { "us-east-1b": zone(1, "us-east-1b"), "us-east-1a": zone(0, "us-east-1b") } };
const home = { accountId: "111111111111", region: "us-east-1", keyArn: "arn:aws:kms:::key/test", logDays: 30 };

test("each zone has a public and a private subnet, in the order of the zones' names", () => {
  const built = build((stack) => void new TwoTierNetwork(stack, { name: "shop-test", settings, home }));
  const subnets = built.of("aws_subnet").map(({ availability_zone: at, cidr_block: block }) => [at, block]);
  expect(subnets).toEqual([
    ["us-east-1a", "10.20.0.0/24"],
    ["us-east-1b", "10.20.1.0/24"],
    ["us-east-1a", "10.20.10.0/24"],
    ["us-east-1b", "10.20.11.0/24"],
  ]);
  expect(built.of("aws_nat_gateway")).toHaveLength(1);
  expect(built.one("aws_flow_log").log_destination).toContain("aws_cloudwatch_log_group.flow-log_logs_");
  expect([...built.broken, ...built.problems]).toEqual([]);
});

test("functions stand in the private subnets, with the group that they are given", () => {
  let found: unknown;
  build((stack) => {
    const network = new TwoTierNetwork(stack, { name: "shop-test", settings, home });
    const { vpcId } = network.vpc;
    const group = new VpcSecurityGroup(stack, "tools", { name: "shop-test-tools", vpcId, description: "Tools" });
    found = written(stack, network.homeFor(group));
  });
  expect(found).toEqual({
    ...home,
    network: {
      subnetIds: [
        expect.stringMatching(/^\$\{aws_subnet\.private_us-east-1a_/),
        expect.stringMatching(/^\$\{aws_subnet\.private_us-east-1b_/),
      ],
      securityGroupId: expect.stringMatching(/^\$\{aws_security_group\.tools_group_/),
    },
  });
});

test("who runs it is shown the VPC, its subnets and the addresses that traffic comes from", () => {
  build((stack) => {
    const { outputs, natPublicIps } = new TwoTierNetwork(stack, { name: "shop-test", settings, home });
    const names = outputs.map(({ name }) => name);
    expect(names).toEqual(["vpc_id", "private_subnet_ids", "public_subnet_ids", "nat_public_ips"]);
    expect(outputs[3].value).toBe(natPublicIps);
  });
});
