import { catalogue } from "../../environments";
import { corrupted, messageFor, refusal } from "./corrupted";

const zoneB = "network.zones.us-east-1b";

// Public and private subnets in each zone, and who goes out by whose NAT gateway.

describe.each(["partner", "portfolio"] as const)("in %s", (system) => {
  const { zones } = catalogue.systems[system].prod.network;
  const first = zones["us-east-1a"].publicCidr;
  const subnets = Object.entries(zones).flatMap(([zone, { publicCidr, privateCidr }]) => [
    [`${zone}.publicCidr`, publicCidr],
    [`${zone}.privateCidr`, privateCidr],
  ]);
  const beside = { publicCidr: "10.0.200.0/24", privateCidr: "10.0.201.0/24", natZone: "us-east-1a" };

  test.each<{ rule: string; field: string; value: unknown; problems: string[] }>([
    {
      rule: "there are two zones or more",
      field: zoneB,
      value: undefined,
      problems: ['network.zones must name two zones or more, got ["us-east-1a"]'],
    },
    {
      rule: "a zone is one of the region",
      field: "network.zones.eu-west-1a",
      value: beside,
      problems: ['network.zones.eu-west-1a must be a zone of region us-east-1, got "eu-west-1a"'],
    },
    {
      rule: "a zone is called as AWS does",
      field: "network.zones.b",
      value: beside,
      problems: [
        'network.zones.b must be an availability zone such as "us-east-1a", got "b"',
        'network.zones.b must be a zone of region us-east-1, got "b"',
      ],
    },
    {
      rule: "subnets lie in the VPC",
      field: `${zoneB}.publicCidr`,
      value: "10.1.1.0/24",
      problems: [`${zoneB}.publicCidr must lie within cidr 10.0.0.0/16, got "10.1.1.0/24"`],
    },
    {
      rule: "the VPC holds its subnets",
      field: "network.cidr",
      value: "172.16.0.0/16",
      problems: subnets.map(([field, block]) => `network.zones.${field} must lie within cidr 172.16.0.0/16, got "${block}"`),
    },
    ...["publicCidr", "privateCidr"].map((field) => ({
      rule: `a ${field} is nobody else's`,
      field: `${zoneB}.${field}`,
      value: first,
      problems: [`${zoneB}.${field} must not overlap zones.us-east-1a.publicCidr ${first}, got "${first}"`],
    })),
    {
      rule: "a NAT gateway stands in a zone that is there",
      field: `${zoneB}.natZone`,
      value: "us-east-1d",
      problems: [`${zoneB}.natZone must be one of us-east-1a, us-east-1b, got "us-east-1d"`],
    },
  ])("$rule: $field = $value is refused", ({ field, value, problems }) => {
    expect(refusal(corrupted(`systems.${system}.prod.${field}`, value))).toBe(messageFor(`${system}/prod.ts`, ...problems));
  });
});
