import { groupName, type SystemStacks, type Values } from "./system-stacks";

/** From whom, to whom, on which TCP port. A side is a group, a block of addresses, or a list of prefixes as it is called. */
export type Reach = [from: string, to: string, port: number];

function reachOf(rule: Values, from: unknown, to: unknown): Reach {
  const { ip_protocol: protocol, from_port: first, to_port: last } = rule;
  expect([protocol, last]).toEqual(["tcp", first]);
  return [String(from), String(to), Number(first)];
}

/** The other side of a rule: a group, a block of addresses or a prefix list. */
const otherSide = (rule: Values) =>
  groupName(rule.referenced_security_group_id) ?? rule.cidr_ipv4 ?? rule.cidr_ipv6 ?? prefixList(rule.prefix_list_id);

/** `s3` for a gateway endpoint's list; what a data source is called for one that AWS keeps. */
const prefixList = (reference: unknown) =>
  /aws_(?:vpc_endpoint|ec2_managed_prefix_list)\.(?:\w+?_)?([a-z0-9-]+)_/.exec(String(reference))?.[1];

/** What the ingress rules of a system let in. */
export const admitted = ({ of }: SystemStacks): Reach[] =>
  of("aws_vpc_security_group_ingress_rule").map((rule) => reachOf(rule, otherSide(rule), groupName(rule.security_group_id)));

/** What its egress rules let out. */
export const allowedOut = ({ of }: SystemStacks): Reach[] =>
  of("aws_vpc_security_group_egress_rule").map((rule) => reachOf(rule, groupName(rule.security_group_id), otherSide(rule)));
