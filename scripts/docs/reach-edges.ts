import type { Json } from "../../modules/governance/rule";
import type { Estate, Placed } from "./estate";

/** One way that security groups leave open: from whom, to whom, on which port. */
export interface ReachEdge {
  readonly from: string;
  readonly to: string;
  /** A TCP port, or `all`. */
  readonly port: string;
  /** Which of the two sides says so: both, or one. Somebody without a group has no side. */
  readonly open: "yes" | "way in only" | "way out only";
}

/** A rule, seen from the group that has it. */
interface Side {
  readonly group: string;
  /** Addresses of the VPC that the group is in. */
  readonly home: Json;
  /** A group, addresses, a list of addresses of AWS's, or the internet. */
  readonly peer: string;
  readonly peerIs: "group" | "addresses" | "list";
  readonly block?: Json;
  readonly port: string;
}

/** Every way of one environment: what one group lets out and another lets in, and what goes beyond the groups. */
export function reachEdges(estate: Estate): ReachEdge[] {
  const out = sidesOf(estate, "egress");
  const into = sidesOf(estate, "ingress");
  const answered = (side: Side, others: readonly Side[]) =>
    side.peerIs !== "group" || others.some((other) => other.group === side.peer && meets(other, side));
  const found = [
    ...into.map((side) => edge(side.peer, side.group, side.port, answered(side, out) ? "yes" : "way in only")),
    ...out.map((side) => edge(side.group, side.peer, side.port, answered(side, into) ? "yes" : "way out only")),
  ];
  return [...new Map(found.map((each) => [`${each.from} ${each.to} ${each.port}`, each])).values()];
}

const edge = (from: string, to: string, port: string, open: ReachEdge["open"]): ReachEdge => ({ from, to, port, open });

/** Whether a rule of the other end is about `side`'s group, by its name or by where it stands, and about its port. */
const meets = (other: Side, { group, home, port }: Side) =>
  (other.port === port || other.port === "all") &&
  (other.peerIs === "group" ? other.peer === group : other.block === home || isWorld(other.block));

const isWorld = (block: Json | undefined) => block === "0.0.0.0/0" || block === "::/0";

function sidesOf(estate: Estate, way: "ingress" | "egress"): Side[] {
  return estate.of(`aws_vpc_security_group_${way}_rule`).map((rule) => {
    const [group] = estate.leads(rule, "security_group_id");
    const [vpc] = estate.leads(group, "vpc_id");
    return { group: groupName(group), home: vpc.values.cidr_block, port: portOf(rule), ...peerOf(estate, rule) };
  });
}

/** `api` for `foundry-dev-api`. */
export const groupName = ({ values }: Placed) => withoutPrefix(values.name);

const withoutPrefix = (name: Json) => String(name).replace(/^[\w-]+?-(dev|staging|prod)-/, "");

function portOf({ address, values }: Placed): string {
  const { ip_protocol: protocol, from_port: first, to_port: last } = values;
  if (protocol === "-1") return "all";
  if (protocol === "tcp" && first === last) return String(first);
  throw new Error(`${address} must be about one TCP port or about everything, got ${protocol} ${first}–${last}`);
}

function peerOf(estate: Estate, rule: Placed): Pick<Side, "peer" | "peerIs" | "block"> {
  const [group] = estate.leads(rule, "referenced_security_group_id");
  if (group) return { peer: groupName(group), peerIs: "group" };
  const block = rule.values.cidr_ipv4 ?? rule.values.cidr_ipv6;
  if (block !== undefined) return { peer: placeOf(estate, block), peerIs: "addresses", block };
  const [endpoint] = estate.leads(rule, "prefix_list_id");
  if (endpoint) return { peer: `_${String(endpoint.values.service_name).split(".").at(-1)}, by its endpoint_`, peerIs: "list" };
  const list = /aws_ec2_managed_prefix_list\.(?:\w+_)?([a-z]+)_[0-9A-F]{8}\./.exec(String(rule.values.prefix_list_id))?.[1];
  if (!list) throw new Error(`${rule.address} must name a group, a block of addresses or a prefix list`);
  return { peer: `_${list}, by AWS's list of its addresses_`, peerIs: "list" };
}

function placeOf(estate: Estate, block: Json): string {
  if (isWorld(block)) return "_the internet_";
  const vpc = estate.of("aws_vpc").find(({ values }) => values.cidr_block === block);
  const name = vpc && withoutPrefix((vpc.values.tags as { Name: Json }).Name);
  if (!name) return `_${block}_`;
  return name === "vpc" ? `_anything in the VPC, ${block}_` : `_anything in the VPC ${name}, ${block}_`;
}
