import {
  prodEndpointProblems,
  strayTierZones,
  type TieredSettings,
  tieredSettings,
} from "../../../modules/networking/tiered-settings";
import { problemsOf } from "../../../modules/shared/problems";
import { fourTiers, withSubnets } from "./four-tiers";

const schema = tieredSettings({ public: 2, private: 1, lambda: 1, data: 2 });
const withTier = (tier: keyof TieredSettings["subnets"], zones: unknown) => ({
  ...fourTiers,
  subnets: { ...fourTiers.subnets, [tier]: zones },
});

test("four tiers with blocks of their own within the VPC are a network", () => {
  expect(problemsOf(schema, fourTiers)).toEqual([]);
});

test.each([
  {
    fault: "a tier in fewer zones than the system needs",
    given: withTier("public", { "ap-southeast-2a": "10.0.0.0/24" }),
    problems: ['subnets.public must name 2 or more zones, got ["ap-southeast-2a"]'],
  },
  {
    fault: "a tier without any zone",
    given: withTier("lambda", {}),
    problems: ["subnets.lambda must name 1 or more zones, got []"],
  },
  {
    fault: "a subnet outside of the VPC",
    given: withTier("private", { "ap-southeast-2a": "10.1.1.0/24" }),
    problems: ['subnets.private.ap-southeast-2a must lie within cidr 10.0.0.0/16, got "10.1.1.0/24"'],
  },
  {
    fault: "a subnet that overlaps another tier's",
    given: withTier("lambda", { "ap-southeast-2b": "10.0.1.128/25" }),
    problems: [
      'subnets.lambda.ap-southeast-2b must not overlap subnets.private.ap-southeast-2a 10.0.1.0/24, got "10.0.1.128/25"',
    ],
  },
  {
    fault: "a VPC that is too large",
    given: { ...fourTiers, cidr: "10.0.0.0/8" },
    problems: ['cidr must be a private /16 to /24 block, got "10.0.0.0/8"'],
  },
  {
    fault: "a zone without a name that AWS uses",
    given: withTier("private", { a: "10.0.1.0/24" }),
    problems: ['subnets.private.a must be an availability zone such as "us-east-1a", got "a"'],
  },
  {
    fault: "a tier that is missing",
    given: withTier("data", undefined),
    problems: ["subnets.data must be an object of settings, but is missing"],
  },
  {
    fault: "a block that stands where a tier's zones should",
    given: withTier("data", "10.0.3.0/24"),
    problems: ['subnets.data must be an object of settings, got "10.0.3.0/24"'],
  },
  {
    fault: "subnets that are none",
    given: { ...fourTiers, subnets: null },
    problems: ["subnets must be an object of settings, got null"],
  },
  {
    fault: "a tier that is not known",
    given: { ...fourTiers, subnets: { ...fourTiers.subnets, cache: {} } },
    problems: ["subnets.cache is not a setting, got {}"],
  },
  {
    fault: "endpoints in no known place",
    given: { ...fourTiers, endpoints: "none" },
    problems: ['endpoints must be "one-zone" or "each-zone", got "none"'],
  },
])("$fault is refused, and told once", ({ given, problems }) => {
  expect(problemsOf(schema, given)).toEqual(problems);
});

test.each([
  { tier: "public", sound: "10.0.9.0/27", small: "10.0.9.0/28" },
  { tier: "private", sound: "10.0.9.0/27", small: "10.0.9.0/28" },
  { tier: "lambda", sound: "10.0.9.0/27", small: "10.0.9.0/28" },
  { tier: "data", sound: "10.0.9.0/28", small: "10.0.9.0/29" },
] as const)("the $tier tier takes $sound, and $small is too small for what stands there", ({ tier, sound, small }) => {
  const limit = sound.replace("10.0.9.0", "");
  const grown = (block: string) => withTier(tier, { ...fourTiers.subnets[tier], "ap-southeast-2c": block });
  expect(problemsOf(schema, grown(sound))).toEqual([]);
  expect(problemsOf(schema, grown(small))).toEqual([
    `subnets.${tier}.ap-southeast-2c must be a private /16 to ${limit} block, got "${small}"`,
  ]);
});

test("databases have two zones, however few the system asks for", () => {
  const few = tieredSettings({ public: 1, private: 1, lambda: 1, data: 1 });
  expect(problemsOf(few, withSubnets({ data: { "ap-southeast-2a": "10.0.3.0/24" } }))).toEqual([
    'subnets.data must name 2 or more zones, got ["ap-southeast-2a"]',
  ]);
});

test("zones of another region are strays, in whichever tier", () => {
  expect(strayTierZones("ap-southeast-2", fourTiers)).toEqual([]);
  expect(strayTierZones("ap-southeast-2", withSubnets({ lambda: { "us-east-1b": "10.0.2.0/24" } }))).toEqual([
    {
      path: ["network", "subnets", "lambda", "us-east-1b"],
      message: "must be a zone of region ap-southeast-2",
      given: "us-east-1b",
    },
  ]);
});

test.each([
  { region: undefined, network: fourTiers },
  { region: "eu-west-1", network: undefined },
  { region: "eu-west-1", network: {} },
])("without a region or without subnets nothing is a stray", ({ region, network }) => {
  expect(strayTierZones(region, network)).toEqual([]);
});

test("in production no zone takes the endpoints of the others with it", () => {
  expect(prodEndpointProblems(fourTiers)).toEqual([
    { path: ["network", "endpoints"], message: 'must be "each-zone" in prod', given: "one-zone" },
  ]);
  expect(prodEndpointProblems({ ...fourTiers, endpoints: "each-zone" })).toEqual([]);
  expect(prodEndpointProblems(undefined)).toEqual([]);
});
