import { type Fault, OBJECT, UNKNOWN } from "../corrupted";

const zoneB = "network.zones.us-east-1b";
const SUBNET = "must be a private /16 to /28 block";
const PUBLIC = "must be a private /16 to /27 block";
const ZONE = 'must be an availability zone such as "us-east-1a"';

/** A VPC with a public and a private subnet in each zone. */
export const twoTiers: Fault[] = [
  ["network.cidr", "10.0.0.0/8", "must be a private /16 to /24 block"],
  ["network.zones", undefined, OBJECT],
  ["network.zones", "us-east-1a", OBJECT],
  [`${zoneB}.publicCidr`, "10.0.1.0", PUBLIC],
  [`${zoneB}.publicCidr`, "10.0.200.0/28", PUBLIC],
  [`${zoneB}.publicCidr`, undefined, PUBLIC],
  [`${zoneB}.privateCidr`, "10.0.32.0/29", SUBNET],
  [`${zoneB}.privateCidr`, undefined, SUBNET],
  [`${zoneB}.natZone`, "b", ZONE],
  [`${zoneB}.natZone`, undefined, ZONE],
  [`${zoneB}.dataCidr`, "10.0.64.0/24", UNKNOWN],
];
