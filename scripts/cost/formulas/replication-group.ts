import { at } from "../../../modules/governance/rule";
import { type Formula, part } from "../formula";

/** Nodes of a cache: all of them, or each shard's with its replicas. */
export const replicationGroup: Formula = (group) => {
  const { region, values } = group;
  const sharded = Number(at(group, "num_node_groups") ?? 1) * (1 + Number(at(group, "replicas_per_node_group") ?? 0));
  return part("databases", String(values.node_type), region, Number(values.num_cache_clusters ?? sharded));
};
