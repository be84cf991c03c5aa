import { type Addresses, Vpc } from "../../../modules/networking/vpc";
import { build } from "../../support/build";

const vpc = (addresses?: Addresses) =>
  build((stack) => void new Vpc(stack, "vpc", { name: "partner-test", cidr: "10.20.0.0/16", addresses }));

test("a VPC has the block given and both DNS switches that private endpoints need", () => {
  expect(vpc().one("aws_vpc")).toMatchObject({
    cidr_block: "10.20.0.0/16",
    enable_dns_support: true,
    enable_dns_hostnames: true,
  });
});

test("the default security group is adopted without any rule", () => {
  const group = vpc().one("aws_default_security_group");
  expect(group.vpc_id).toMatch(/^\$\{aws_vpc\.vpc_\w+\.id\}$/);
  expect(group).not.toHaveProperty("ingress");
  expect(group).not.toHaveProperty("egress");
});

test("the internet gateway is attached to the VPC, and nothing routes to it yet", () => {
  const built = vpc();
  expect(built.one("aws_internet_gateway").vpc_id).toMatch(/^\$\{aws_vpc\.vpc_\w+\.id\}$/);
  expect(built.of("aws_route")).toEqual([]);
});

test("a VPC has IPv6 addresses only where it is dual-stack, of a block that AWS gives", () => {
  expect(vpc().one("aws_vpc")).not.toHaveProperty("assign_generated_ipv6_cidr_block");
  expect(vpc("dual-stack").one("aws_vpc").assign_generated_ipv6_cidr_block).toBe(true);
  expect(vpc("dual-stack").brokenBesides("vpcLogsItsFlows")).toEqual([]);
});

test("the IPv6 block is told where there is one", () => {
  const blocks: (string | undefined)[] = [];
  build((stack) => {
    for (const addresses of ["ipv4", "dual-stack"] as const) {
      blocks.push(new Vpc(stack, addresses, { name: "partner-test", cidr: "10.20.0.0/16", addresses }).ipv6Cidr);
    }
  });
  expect(blocks).toEqual([undefined, expect.any(String)]);
});
