import { catalogue } from "../../environments";
import { corrupted, messageFor, refusal } from "./corrupted";

const zoneB = "network.zones.us-east-1b";

// Subnets of every tier in each zone, and who goes out by whose NAT gateway.

describe.each([
  { system: "partner", blocks: ["publicCidr", "privateCidr"] },
  { system: "portfolio", blocks: ["publicCidr", "privateCidr"] },
  { system: "foundry", blocks: ["publicCidr", "appCidr", "dataCidr"] },
] as const)("in $system", ({ system, blocks }) => {
  const zones: Record<string, Record<string, string>> = catalogue.systems[system].prod.network.zones;
  const first = zones["us-east-1a"].publicCidr;
  const subnets = Object.entries(zones).flatMap(([zone, settings]) =>
    blocks.map((block) => [`${zone}.${block}`, settings[block]]),
  );
  const free = Object.fromEntries(blocks.map((block, index) => [block, `10.0.${200 + index}.0/24`]));
  const beside = { ...free, natZone: "us-east-1a" };

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
    ...blocks.map((field) => ({
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
