import type { AclEntry } from "./network-acl";
import type { Addresses } from "./vpc";

const ANYWHERE = "0.0.0.0/0";
const ANYWHERE_IPV6 = "::/0";
/** Ports on which answers arrive: NAT gateways, load balancers and Lambda use all of these. Source: VPC user guide, "Ephemeral ports". */
const EPHEMERAL = [1024, 65535] as const;
/** Numbers of the entries that let the world in. IPv6 stands right behind IPv4: one list holds both. */
const WORLD_RULES: Readonly<Record<WorldPort, number>> = { 443: 200, 80: 210 };
const ANSWERS_RULE = 300;

/** A port by which the world may enter. */
export type WorldPort = 80 | 443;

/** Why a list that lets answers in breaks the rule `aclClosesAdministration`. */
export const ANSWERS_REASON = "answers arrive on any port of 1024-65535, 3389 among them; no security group admits it";

/** All traffic within the VPC: security groups decide there. */
export const within = (cidr: string): AclEntry => ({ rule: 100, cidr });

/** What is asked of anybody outside: HTTPS. */
export const outward: AclEntry = { rule: WORLD_RULES[443], cidr: ANYWHERE, tcp: [443, 443] };

/** Answers from outside, or to there. */
export const answers: AclEntry = { rule: ANSWERS_RULE, cidr: ANYWHERE, tcp: EPHEMERAL };

/** Answers to visitors by IPv6. */
export const answersIpv6: AclEntry = { rule: ANSWERS_RULE + 1, cidr: ANYWHERE_IPV6, tcp: EPHEMERAL };

/** Visitors on one port. */
export function fromWorld(port: WorldPort, addresses: Addresses): AclEntry[] {
  const entry = (after: number, cidr: string): AclEntry => ({ rule: WORLD_RULES[port] + after, cidr, tcp: [port, port] });
  return [entry(0, ANYWHERE), ...(addresses === "dual-stack" ? [entry(1, ANYWHERE_IPV6)] : [])];
}
