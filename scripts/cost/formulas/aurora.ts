import { at } from "../../../modules/governance/rule";
import { type Formula, part } from "../formula";
import { managedSecret } from "./db-instance";

/** A serverless instance costs the capacity below which its cluster never goes: nothing, where it may pause. */
export const auroraInstance: Formula = (instance, estate) => {
  const { region, values } = instance;
  const [cluster] = estate.leads(instance, "cluster_identifier");
  const units = cluster && at(cluster, "serverlessv2_scaling_configuration.min_capacity");
  return values.instance_class === "db.serverless"
    ? part("databases", "Aurora capacity unit", region, Number(units ?? 0), "never less, while it works")
    : part("databases", String(values.instance_class), region, 1);
};

export const auroraCluster: Formula = managedSecret;
