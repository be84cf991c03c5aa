import { type Fault, OBJECT, UNKNOWN } from "../corrupted";

const ENDPOINTS = 'must be "one-zone" or "each-zone"';
const block = (smallest: number) => `must be a private /16 to /${smallest} block`;

/** Subnets of one tier; a zone that is there, and the smallest block that the tier takes. */
const tier = (role: string, zone: string, smallest: number): Fault[] => [
  [`network.subnets.${role}`, undefined, OBJECT],
  [`network.subnets.${role}`, "10.0.200.0/24", OBJECT],
  [`network.subnets.${role}.ap-southeast-2${zone}`, "10.0.200.0", block(smallest)],
  [`network.subnets.${role}.ap-southeast-2${zone}`, `10.0.200.0/${smallest + 1}`, block(smallest)],
  [`network.subnets.${role}.ap-southeast-2${zone}`, { cidr: "10.0.200.0/24" }, block(smallest)],
];

/** A VPC with four tiers of subnets, each in zones of its own. */
export const fourTiers: Fault[] = [
  ["network.subnets", undefined, OBJECT],
  ["network.subnets", "10.0.1.0/24", OBJECT],
  ...tier("public", "a", 27),
  ...tier("private", "a", 27),
  ...tier("lambda", "b", 27),
  ...tier("data", "b", 28),
  ["network.subnets.intra", {}, UNKNOWN],
  ["network.endpoints", "none", ENDPOINTS],
  ["network.endpoints", undefined, ENDPOINTS],
  ["network.endpoints", "one-zone", 'must be "each-zone" in prod'],
  ["network.zones", {}, UNKNOWN],
];
