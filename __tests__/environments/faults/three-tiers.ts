import { type Fault, OBJECT, UNKNOWN } from "../corrupted";

const zoneB = "network.zones.us-east-1b";
const BLOCK = "must be a private /16 to /27 block";
const ZONE = 'must be an availability zone such as "us-east-1a"';
const ENDPOINTS = 'must be "one-zone" or "each-zone"';

/** A subnet of one zone. */
const subnet = (field: string): Fault[] => [
  [`${zoneB}.${field}`, "10.0.200.0", BLOCK],
  [`${zoneB}.${field}`, "10.0.200.1/24", BLOCK],
  [`${zoneB}.${field}`, "10.0.200.0/28", BLOCK],
  [`${zoneB}.${field}`, "10.9.0.0/24", "must lie within cidr 10.0.0.0/16"],
  [`${zoneB}.${field}`, "10.0.0.0/24", "must not overlap zones.us-east-1a.publicCidr 10.0.0.0/24"],
  [`${zoneB}.${field}`, undefined, BLOCK],
];

/** A VPC with a public, an app and a data subnet in each zone. */
export const threeTiers: Fault[] = [
  ["network.cidr", "10.0.0.0/8", "must be a private /16 to /24 block"],
  ["network.zones", undefined, OBJECT],
  ["network.zones", "us-east-1a", OBJECT],
  [zoneB, "10.0.1.0/24", OBJECT],
  ...subnet("publicCidr"),
  ...subnet("appCidr"),
  ...subnet("dataCidr"),
  [`${zoneB}.natZone`, "b", ZONE],
  [`${zoneB}.natZone`, undefined, ZONE],
  [`${zoneB}.natZone`, "us-east-1d", "must be one of us-east-1a, us-east-1b"],
  [`${zoneB}.natZone`, "us-east-1a", 'must be "us-east-1b" in prod, a NAT gateway of its own'],
  [`${zoneB}.privateCidr`, "10.0.200.0/24", UNKNOWN],
  ["network.endpoints", "none", ENDPOINTS],
  ["network.endpoints", undefined, ENDPOINTS],
  ["network.endpoints", "one-zone", 'must be "each-zone" in prod'],
  ["network.subnets", {}, UNKNOWN],
];
