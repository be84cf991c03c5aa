import { SubnetTier } from "../../../modules/networking/subnet-tier";
import { TierAcls, type TierAclsProps } from "../../../modules/networking/tier-acls";
import { type Addresses, Vpc } from "../../../modules/networking/vpc";
import { build } from "../../support/build";

const built = (addresses: Addresses, worldPorts?: TierAclsProps["worldPorts"]) =>
  build((stack) => {
    const vpc = new Vpc(stack, "vpc", { name: "partner-test", cidr: "10.20.0.0/16", addresses });
    const tier = (id: string, cidr: string) =>
      new SubnetTier(stack, id, { name: `partner-test-${id}`, vpcId: vpc.vpcId, cidrs: { "us-east-1a": cidr } });
    const [publicTier, privateTier] = [tier("public", "10.20.0.0/24"), tier("private", "10.20.1.0/24")];
    new TierAcls(stack, "acls", { name: "partner-test", vpc, publicTier, privateTier, worldPorts });
  });
const acls = built("ipv4");

const allowed = (tier: string, egress: boolean, from = acls) =>
  from
    .of("aws_network_acl_rule")
    .filter((rule) => String(rule.network_acl_id).includes(`acls_${tier}_`) && rule.egress === egress)
    .map(
      (rule) => `${rule.cidr_block ?? rule.ipv6_cidr_block} ${rule.protocol} ${rule.from_port ?? "any"}-${rule.to_port ?? "any"}`,
    )
    .sort();

const WITHIN = "10.20.0.0/16 -1 any-any";

test.each([
  { tier: "public", direction: "in", egress: false, outside: ["0.0.0.0/0 tcp 1024-65535", "0.0.0.0/0 tcp 443-443"] },
  { tier: "public", direction: "out", egress: true, outside: ["0.0.0.0/0 tcp 1024-65535", "0.0.0.0/0 tcp 443-443"] },
  { tier: "private", direction: "in", egress: false, outside: ["0.0.0.0/0 tcp 1024-65535"] },
  { tier: "private", direction: "out", egress: true, outside: ["0.0.0.0/0 tcp 443-443"] },
])("the $tier tier lets $direction: the VPC, and from outside only $outside", ({ tier, egress, outside }) => {
  expect(allowed(tier, egress)).toEqual([...outside, WITHIN]);
});

test.each(["public", "private"])("the %s ACL guards the subnets of its own tier", (tier) => {
  const guards = acls.of("aws_network_acl").map(({ subnet_ids }) => String(subnet_ids));
  expect(guards.filter((subnets) => subnets.includes(`aws_subnet.${tier}_`))).toHaveLength(1);
});

test("both ACLs belong to the VPC", () => {
  const vpc = expect.stringMatching(/^\$\{aws_vpc\.vpc_\w+\.id\}$/);
  expect(acls.of("aws_network_acl").map(({ vpc_id }) => vpc_id)).toEqual([vpc, vpc]);
});

test("only the public tier is let off the rule about administration, so nothing is broken", () => {
  expect(acls.brokenBesides("vpcLogsItsFlows")).toEqual([]);
});

describe("a dual-stack VPC that the world may enter on 80 and 443", () => {
  const site = built("dual-stack", [80, 443]);

  test("visitors come in by IPv4 and IPv6, and only answers go out by IPv6", () => {
    expect(allowed("public", false, site)).toEqual([
      "0.0.0.0/0 tcp 1024-65535",
      "0.0.0.0/0 tcp 443-443",
      "0.0.0.0/0 tcp 80-80",
      WITHIN,
      "::/0 tcp 443-443",
      "::/0 tcp 80-80",
    ]);
    expect(allowed("public", true, site)).toEqual([
      "0.0.0.0/0 tcp 1024-65535",
      "0.0.0.0/0 tcp 443-443",
      WITHIN,
      "::/0 tcp 1024-65535",
    ]);
  });

  test("the private tier has no IPv6, and no port more", () => {
    for (const egress of [false, true]) expect(allowed("private", egress, site)).toEqual(allowed("private", egress));
  });

  test("no two entries of one list have the same number, and those without IPv6 keep theirs", () => {
    const numbers = (from: typeof site) =>
      from.of("aws_network_acl_rule").map((rule) => `${rule.network_acl_id} ${rule.egress} ${rule.rule_number}`);
    expect(new Set(numbers(site)).size).toBe(numbers(site).length);
    expect(numbers(site)).toEqual(expect.arrayContaining(numbers(acls)));
    expect(site.brokenBesides("vpcLogsItsFlows")).toEqual([]);
  });
});
