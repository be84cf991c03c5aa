import {
  type NetworkSettings,
  natProblems,
  networkSettings,
  prodNatProblems,
  strayZones,
} from "../../../modules/networking/network-settings";
import { problemsOf } from "../../../modules/shared/problems";

const a = { publicCidr: "10.20.0.0/24", privateCidr: "10.20.10.0/24", natZone: "us-east-1a" };
const b = { publicCidr: "10.20.1.0/24", privateCidr: "10.20.11.0/24", natZone: "us-east-1a" };
const settings: NetworkSettings = { cidr: "10.20.0.0/16", zones: { "us-east-1a": a, "us-east-1b": b } };
const withZones = (zones: unknown) => ({ ...settings, zones });
const withB = (changes: object) => withZones({ "us-east-1a": a, "us-east-1b": { ...b, ...changes } });

test("two zones with blocks of their own within the VPC are a network", () => {
  expect(problemsOf(networkSettings, settings)).toEqual([]);
});

test.each([
  {
    fault: "a single zone",
    given: withZones({ "us-east-1a": a }),
    problems: ['zones must name two zones or more, got ["us-east-1a"]'],
  },
  {
    fault: "a subnet outside of the VPC",
    given: withB({ publicCidr: "10.21.1.0/24" }),
    problems: ['zones.us-east-1b.publicCidr must lie within cidr 10.20.0.0/16, got "10.21.1.0/24"'],
  },
  {
    fault: "a subnet that overlaps another zone's",
    given: withB({ privateCidr: "10.20.10.128/25" }),
    problems: ['zones.us-east-1b.privateCidr must not overlap zones.us-east-1a.privateCidr 10.20.10.0/24, got "10.20.10.128/25"'],
  },
  {
    fault: "a NAT gateway in a zone that is not there",
    given: withB({ natZone: "us-east-1c" }),
    problems: ['zones.us-east-1b.natZone must be one of us-east-1a, us-east-1b, got "us-east-1c"'],
  },
  {
    fault: "a VPC that is too large",
    given: { ...settings, cidr: "10.0.0.0/8" },
    problems: ['cidr must be a private /16 to /24 block, got "10.0.0.0/8"'],
  },
  {
    fault: "a zone without a name that AWS uses",
    given: withZones({ "us-east-1a": a, b }),
    problems: ['zones.b must be an availability zone such as "us-east-1a", got "b"'],
  },
  {
    fault: "a missing block",
    given: withB({ publicCidr: undefined }),
    problems: ["zones.us-east-1b.publicCidr must be a private /16 to /27 block, but is missing"],
  },
])("$fault is refused", ({ given, problems }) => {
  expect(problemsOf(networkSettings, given)).toEqual(problems);
});

test("faults of single fields and faults between fields come in one list", () => {
  const given = { cidr: "10.20.0.0/16", zones: { "us-east-1a": { ...a, publicCidr: "10.20.0.1/24" } } };
  expect(problemsOf(networkSettings, given)).toEqual([
    'zones.us-east-1a.publicCidr must be a private /16 to /27 block, got "10.20.0.1/24"',
    'zones must name two zones or more, got ["us-east-1a"]',
  ]);
});

test.each([{ zones: undefined }, { zones: "us-east-1a" }, { zones: 2 }])("zones given as $zones are refused", ({ zones }) => {
  expect(problemsOf(networkSettings, withZones(zones))[0]).toMatch(/^zones must be an object of settings, /);
});

test("zones given as null are refused, not a crash", () => {
  expect(problemsOf(networkSettings, withZones(null))[0]).toBe("zones must be an object of settings, got null");
});

test("a missing NAT zone is told once", () => {
  expect(problemsOf(networkSettings, withB({ natZone: undefined }))).toEqual([
    'zones.us-east-1b.natZone must be an availability zone such as "us-east-1a", but is missing',
  ]);
});

test("zones of another region are strays", () => {
  expect(strayZones("us-east-1", settings)).toEqual([]);
  expect(strayZones("eu-west-1", { zones: { "eu-west-1a": a, "us-east-1b": b } })).toEqual([
    { path: ["network", "zones", "us-east-1b"], message: "must be a zone of region eu-west-1", given: "us-east-1b" },
  ]);
});

test.each([
  { region: undefined, network: settings },
  { region: "eu-west-1", network: undefined },
  { region: "eu-west-1", network: {} },
])("without a region or without zones nothing is a stray", ({ region, network }) => {
  expect(strayZones(region, network)).toEqual([]);
});

test("in production each zone has a NAT gateway of its own", () => {
  expect(prodNatProblems("us-east-1", settings)).toEqual([
    {
      path: ["network", "zones", "us-east-1b", "natZone"],
      message: 'must be "us-east-1b" in prod, a NAT gateway of its own',
      given: "us-east-1a",
    },
  ]);
  const own = { "us-east-1a": a, "us-east-1b": { ...b, natZone: "us-east-1b" } };
  expect(prodNatProblems("us-east-1", { zones: own })).toEqual([]);
});

test.each([
  { fault: "a stray zone", region: "eu-west-1", network: settings },
  { fault: "no zones", region: "us-east-1", network: undefined },
  { fault: "a zone that is not there", region: "us-east-1", network: { zones: { "us-east-1b": b } } },
])("$fault is not told as a shared NAT gateway too", ({ region, network }) => {
  expect(prodNatProblems(region, network)).toEqual([]);
});

test("any network whose zones have NAT gateways is judged alike, whatever subnets it has", () => {
  const zone = (natZone: string) => ({ natZone, dataCidr: "10.0.0.0/24" });
  expect(natProblems([["us-east-1a", zone("us-east-1b")]])).toEqual([
    { path: ["zones"], message: "must name two zones or more", given: ["us-east-1a"] },
    { path: ["zones", "us-east-1a", "natZone"], message: "must be one of us-east-1a", given: "us-east-1b" },
  ]);
  expect(natProblems(["us-east-1a", "us-east-1b"].map((name) => [name, zone("us-east-1a")]))).toEqual([]);
});
