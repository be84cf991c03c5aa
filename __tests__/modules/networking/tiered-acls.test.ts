import type { WorldPort } from "../../../modules/networking/acl-entries";
import { SubnetTier } from "../../../modules/networking/subnet-tier";
import { TieredAcls } from "../../../modules/networking/tiered-acls";
import { TIERS } from "../../../modules/networking/tiered-settings";
import { Vpc } from "../../../modules/networking/vpc";
import { build } from "../../support/build";
import { fourTiers } from "./four-tiers";

const built = (worldPorts: readonly WorldPort[]) =>
  build((stack) => {
    const vpc = new Vpc(stack, "vpc", { name: "helper-test", cidr: fourTiers.cidr });
    const tier = (id: keyof typeof fourTiers.subnets) =>
      new SubnetTier(stack, id, { name: `helper-test-${id}`, vpcId: vpc.vpcId, cidrs: fourTiers.subnets[id] });
    const tiers = { public: tier("public"), private: tier("private"), lambda: tier("lambda"), data: tier("data") };
    new TieredAcls(stack, "acls", { name: "helper-test", vpc, tiers, worldPorts });
  });
const open = built([80]);
const closed = built([]);

const allowed = (tier: string, egress: boolean, from = open) =>
  from
    .of("aws_network_acl_rule")
    .filter((rule) => String(rule.network_acl_id).includes(`acls_${tier}_`) && rule.egress === egress)
    .map((rule) => `${rule.cidr_block} ${rule.protocol} ${rule.from_port ?? "any"}-${rule.to_port ?? "any"}`)
    .sort();

const WITHIN = "10.0.0.0/16 -1 any-any";
const HTTP = "0.0.0.0/0 tcp 80-80";
const HTTPS = "0.0.0.0/0 tcp 443-443";
const ANSWERS = "0.0.0.0/0 tcp 1024-65535";

test.each([
  { tier: "public", inside: [HTTP], outside: [ANSWERS] },
  { tier: "private", inside: [ANSWERS], outside: [HTTPS] },
  { tier: "lambda", inside: [ANSWERS], outside: [HTTPS] },
  { tier: "data", inside: [], outside: [] },
])("the $tier tier lets the VPC pass, besides it in only $inside and out only $outside", ({ tier, inside, outside }) => {
  expect(allowed(tier, false)).toEqual([WITHIN, ...inside].sort());
  expect(allowed(tier, true)).toEqual([WITHIN, ...outside].sort());
});

test("a public tier that the world may not enter lets nothing pass but the VPC", () => {
  expect([allowed("public", false, closed), allowed("public", true, closed)]).toEqual([[WITHIN], [WITHIN]]);
});

test.each(TIERS)("the %s ACL guards all subnets of its own tier", (tier) => {
  const [subnets] = open
    .of("aws_network_acl")
    .filter(({ tags }) => JSON.stringify(tags) === JSON.stringify({ Name: `helper-test-${tier}` }))
    .map(({ subnet_ids }) => subnet_ids);
  const own = expect.stringContaining(`aws_subnet.${tier}_`);
  expect(subnets).toEqual(Object.keys(fourTiers.subnets[tier]).map(() => own));
});

test("only where answers arrive is the rule about administration let off, so nothing is broken", () => {
  expect([...open.brokenBesides("vpcLogsItsFlows"), ...closed.brokenBesides("vpcLogsItsFlows")]).toEqual([]);
});
