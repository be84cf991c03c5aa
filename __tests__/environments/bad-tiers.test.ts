import { catalogue } from "../../environments";
import { corrupted, messageFor, refusal } from "./corrupted";

const tiers = ["public", "private", "lambda", "data"] as const;

// Four tiers of subnets, each in zones of its own.

describe.each(["student-helper", "student-helper-v1"] as const)("in %s", (system) => {
  const { subnets } = catalogue.systems[system].prod.network;
  const blocks = tiers.flatMap((tier) => Object.entries(subnets[tier]).map(([zone, block]) => ({ tier, zone, block })));
  const inProd = (field: string, value: unknown) => refusal(corrupted(`systems.${system}.prod.network.${field}`, value));
  const refused = (...problems: string[]) => messageFor(`${system}/prod.ts`, ...problems.map((each) => `network.${each}`));

  test.each(tiers)("a zone of the %s tier is one of the region, and called as AWS does", (tier) => {
    const field = `subnets.${tier}.ap-northeast-1a`;
    expect(inProd(field, "10.0.200.0/24")).toBe(
      refused(`${field} must be a zone of region ap-southeast-2, got "ap-northeast-1a"`),
    );
    expect(inProd(`subnets.${tier}.b`, "10.0.200.0/24")).toBe(
      refused(
        `subnets.${tier}.b must be an availability zone such as "us-east-1a", got "b"`,
        `subnets.${tier}.b must be a zone of region ap-southeast-2, got "b"`,
      ),
    );
  });

  test("the VPC holds the subnets of all tiers", () => {
    expect(inProd("cidr", "172.16.0.0/16")).toBe(
      refused(
        ...blocks.map(({ tier, zone, block }) => `subnets.${tier}.${zone} must lie within cidr 172.16.0.0/16, got "${block}"`),
      ),
    );
    const field = "subnets.data.ap-southeast-2b";
    expect(inProd(field, "10.9.4.0/24")).toBe(refused(`${field} must lie within cidr 10.0.0.0/16, got "10.9.4.0/24"`));
  });

  test.each(blocks.slice(1))("the block of $zone in the $tier tier is nobody else's", ({ tier, zone }) => {
    const [first] = blocks;
    const field = `subnets.${tier}.${zone}`;
    expect(inProd(field, first.block)).toBe(
      refused(`${field} must not overlap subnets.public.ap-southeast-2a ${first.block}, got "${first.block}"`),
    );
  });
});

test.each([
  { system: "student-helper", tier: "public", why: "an internet-facing load balancer wants two zones", fewest: 2 },
  { system: "student-helper", tier: "data", why: "a database wants two zones", fewest: 2 },
  { system: "student-helper-v1", tier: "private", why: "an internal load balancer wants two zones", fewest: 2 },
  { system: "student-helper-v1", tier: "data", why: "a database wants two zones", fewest: 2 },
] as const)("in $system $why: one in the $tier tier is refused", ({ system, tier, fewest }) => {
  const field = `network.subnets.${tier}`;
  expect(refusal(corrupted(`systems.${system}.prod.${field}.ap-southeast-2b`, undefined))).toBe(
    messageFor(`${system}/prod.ts`, `${field} must name ${fewest} or more zones, got ["ap-southeast-2a"]`),
  );
});

test.each([
  { system: "student-helper", tier: "private" },
  { system: "student-helper", tier: "lambda" },
  { system: "student-helper-v1", tier: "public" },
  { system: "student-helper-v1", tier: "lambda" },
])("in $system the $tier tier wants one zone, and is refused without any", ({ system, tier }) => {
  const field = `network.subnets.${tier}`;
  expect(refusal(corrupted(`systems.${system}.prod.${field}`, {}))).toBe(
    messageFor(`${system}/prod.ts`, `${field} must name 1 or more zones, got []`),
  );
  const zone = tier === "lambda" ? "ap-southeast-2b" : "ap-southeast-2a";
  const fewer = corrupted(`systems.${system}.prod.${field}`, { [zone]: "10.0.200.0/24" });
  expect(refusal(fewer)).toBeUndefined();
});
