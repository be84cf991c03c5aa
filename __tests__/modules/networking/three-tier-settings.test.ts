import { threeTierSettings } from "../../../modules/networking/three-tier-settings";
import { problemsOf } from "../../../modules/shared/problems";
import { a, b, threeTiers } from "./three-tiers";

const problems = (changes: object) => problemsOf(threeTierSettings, { ...threeTiers, ...changes });
const withB = (changes: object) => ({ zones: { "us-east-1a": a, "us-east-1b": { ...b, ...changes } } });

test.each([{}, { endpoints: "each-zone" }, withB({ natZone: "us-east-1b" })])("%j is a network", (changes) => {
  expect(problems(changes)).toEqual([]);
});

test.each([
  {
    fault: "a single zone",
    changes: { zones: { "us-east-1a": a } },
    problem: 'zones must name two zones or more, got ["us-east-1a"]',
  },
  {
    fault: "a NAT gateway in a zone that is not there",
    changes: withB({ natZone: "us-east-1c" }),
    problem: 'zones.us-east-1b.natZone must be one of us-east-1a, us-east-1b, got "us-east-1c"',
  },
  {
    fault: "a subnet outside of the VPC",
    changes: withB({ dataCidr: "10.1.21.0/24" }),
    problem: 'zones.us-east-1b.dataCidr must lie within cidr 10.0.0.0/16, got "10.1.21.0/24"',
  },
  {
    fault: "a subnet that overlaps another tier's in another zone",
    changes: withB({ dataCidr: "10.0.10.128/25" }),
    problem: 'zones.us-east-1b.dataCidr must not overlap zones.us-east-1a.appCidr 10.0.10.0/24, got "10.0.10.128/25"',
  },
  {
    fault: "endpoints in no known place",
    changes: { endpoints: "none" },
    problem: 'endpoints must be "one-zone" or "each-zone", got "none"',
  },
  {
    fault: "a tier that is missing",
    changes: withB({ appCidr: undefined }),
    problem: "zones.us-east-1b.appCidr must be a private /16 to /27 block, but is missing",
  },
  { fault: "zones that are none", changes: { zones: null }, problem: "zones must be an object of settings, got null" },
])("$fault is refused, and told once", ({ changes, problem }) => {
  expect(problems(changes)).toEqual([problem]);
});

test.each(["publicCidr", "appCidr", "dataCidr"])("%s takes a /27, and a /28 has too few addresses to give", (field) => {
  expect(problems(withB({ [field]: "10.0.99.0/27" }))).toEqual([]);
  expect(problems(withB({ [field]: "10.0.99.0/28" }))).toEqual([
    `zones.us-east-1b.${field} must be a private /16 to /27 block, got "10.0.99.0/28"`,
  ]);
});
