import type { Estate, Placed } from "../docs/estate";
import { groupName, type ReachEdge, reachEdges } from "../docs/reach-edges";
import { KINDS } from "./kinds";

/** A way that security groups leave open, between what wears them. `people` and `internet` have no group. */
export interface Way {
  readonly from: Placed | "people";
  readonly to: Placed | "internet";
  readonly port: string;
}

const WORN = [
  "security_groups",
  "security_group_ids",
  "vpc_security_group_ids",
  "vpc_config.security_group_ids",
  "network_configuration.security_groups",
  "network_interfaces.security_groups",
  "setting.value",
];
const THROUGH = ["launch_template.id", "network_configuration.egress_configuration.vpc_connector_arn"];

/** Everything with a card that wears a group of this name. */
export function wearers(estate: Estate, name: string): Placed[] {
  return estate.resources.filter(({ type }) => type in KINDS).filter((each) => groupsOf(estate, each).includes(name));
}

/** The security groups of a resource, by their short names: its own, or those of what it starts from or connects by. */
export function groupsOf(estate: Estate, each: Placed): string[] {
  const worn = [each, ...THROUGH.flatMap((path) => estate.leads(each, path))];
  return worn
    .flatMap((wearer) => WORN.flatMap((path) => estate.leads(wearer, path)))
    .filter(({ type }) => type === "aws_security_group")
    .map(groupName)
    .sort();
}

/**
 * The ways of an environment that both ends leave open. One to or from any address of a VPC is drawn where it ends at a group of another VPC that
 * answers; within one VPC it says less than the groups do.
 */
export function reachWays(estate: Estate): Way[] {
  const edges = reachEdges(estate).filter(({ open }) => open === "yes");
  return edges.flatMap((edge) =>
    startsOf(estate, edge).flatMap((from) => endsOf(estate, edge, edges).map((to): Way => ({ from, to, port: edge.port }))),
  );
}

function startsOf(estate: Estate, { from }: ReachEdge): Way["from"][] {
  if (from === "_the internet_") return ["people"];
  if (from.startsWith("_cloudfront,")) return estate.of("aws_cloudfront_distribution");
  return from.startsWith("_") ? [] : wearers(estate, from);
}

function endsOf(estate: Estate, { to, port }: ReachEdge, edges: readonly ReachEdge[]): Way["to"][] {
  if (to === "_the internet_") return ["internet"];
  const endpoint = /^_([\w-]+), by its endpoint_$/.exec(to)?.[1];
  if (endpoint)
    return estate
      .of("aws_vpc_endpoint")
      .filter(({ values }) => String(values.service_name).endsWith(`.${endpoint}`) && values.vpc_endpoint_type !== "Interface");
  const elsewhere = /^_anything in the VPC \S+, (\S+)_$/.exec(to)?.[1];
  if (!elsewhere) return to.startsWith("_") ? [] : wearers(estate, to);
  const answering = edges.filter((other) => other.from.startsWith("_anything in the VPC") && other.port === port);
  return answering
    .flatMap((other) => wearers(estate, other.to))
    .filter((end) => estate.leads(end, "vpc_id").some(({ values }) => values.cidr_block === elsewhere));
}
