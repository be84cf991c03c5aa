import type { WorldPort } from "../../../modules/networking/acl-entries";
import { SubnetTier } from "../../../modules/networking/subnet-tier";
import { ThreeTierAcls } from "../../../modules/networking/three-tier-acls";
import { Vpc } from "../../../modules/networking/vpc";
import { perZone } from "../../../modules/networking/zone-blocks";
import { build } from "../../support/build";
import { threeTiers } from "./three-tiers";

const built = (worldPorts: readonly WorldPort[]) =>
  build((stack) => {
    const vpc = new Vpc(stack, "vpc", { name: "shop-test", cidr: threeTiers.cidr });
    const tier = (id: "public" | "app" | "data") =>
      new SubnetTier(stack, id, {
        name: `shop-test-${id}`,
        vpcId: vpc.vpcId,
        cidrs: perZone(threeTiers.zones, `${id}Cidr`),
      });
    const tiers = { publicTier: tier("public"), appTier: tier("app"), dataTier: tier("data") };
    new ThreeTierAcls(stack, "acls", { name: "shop-test", vpc, ...tiers, worldPorts });
  });
const open = built([443]);
const closed = built([]);

const allowed = (tier: string, egress: boolean, from = open) =>
  from
    .of("aws_network_acl_rule")
    .filter((rule) => String(rule.network_acl_id).includes(`acls_${tier}_`) && rule.egress === egress)
    .map((rule) => `${rule.cidr_block} ${rule.protocol} ${rule.from_port ?? "any"}-${rule.to_port ?? "any"}`)
    .sort();

const WITHIN = "10.0.0.0/16 -1 any-any";
const HTTPS = "0.0.0.0/0 tcp 443-443";
const ANSWERS = "0.0.0.0/0 tcp 1024-65535";

test.each([
  { tier: "public", inside: [HTTPS, ANSWERS], outside: [HTTPS, ANSWERS] },
  { tier: "app", inside: [ANSWERS], outside: [HTTPS] },
  { tier: "data", inside: [ANSWERS], outside: [HTTPS] },
])("the $tier tier lets the VPC pass, besides it in only $inside and out only $outside", ({ tier, inside, outside }) => {
  expect(allowed(tier, false)).toEqual([WITHIN, ...inside].sort());
  expect(allowed(tier, true)).toEqual([WITHIN, ...outside].sort());
});

test("a public tier that the world may not enter still asks by HTTPS and hears answers, and gives none", () => {
  expect(allowed("public", false, closed)).toEqual([WITHIN, ANSWERS].sort());
  expect(allowed("public", true, closed)).toEqual([WITHIN, HTTPS].sort());
});

test.each(["public", "app", "data"])("the %s ACL guards both subnets of its own tier", (tier) => {
  const guard = open.of("aws_network_acl").find(({ tags }) => (tags as { Name?: string }).Name === `shop-test-${tier}`);
  const own = expect.stringContaining(`aws_subnet.${tier}_`);
  expect(guard?.subnet_ids).toEqual([own, own]);
});

test("only where answers arrive is the rule about administration let off, so nothing is broken", () => {
  expect([...open.brokenBesides("vpcLogsItsFlows"), ...closed.brokenBesides("vpcLogsItsFlows")]).toEqual([]);
});
