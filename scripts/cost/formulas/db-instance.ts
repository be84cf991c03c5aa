import { type Estate, type Placed, valuesAt } from "../../docs/estate";
import { type Formula, type Part, part } from "../formula";
import { secrets } from "./secret";

/** Performance Insights keeps so many days for nothing. */
const FREE_INSIGHTS_DAYS = 7;

/** Instance and disk, twice with a standby, and the secret that RDS makes. The disk is counted as large as it is at first. */
export const dbInstance: Formula = (instance, estate) => {
  const { region, values } = instance;
  const zones = values.multi_az === true ? 2 : 1;
  const source = sourceOf(instance, estate);
  const gib = Number(values.allocated_storage ?? source?.values.allocated_storage);
  const disk = values.storage_type ?? source?.values.storage_type ?? "gp2";
  const insightsDays = Number(values.performance_insights_retention_period ?? FREE_INSIGHTS_DAYS);
  return [
    ...part("databases", String(values.instance_class), region, zones),
    ...part("databases", `GiB of a ${disk} disk of RDS`, region, zones * gib),
    // What nobody uses here has no price yet, and is refused by it.
    ...part("databases", `IOPS of a ${disk} disk of RDS`, region, zones * Number(values.iops ?? 0)),
    ...part("databases", `Performance Insights for ${insightsDays} days`, region, insightsDays > FREE_INSIGHTS_DAYS ? 1 : 0),
    ...managedSecret(instance),
  ];
};

/** RDS keeps a master password in a secret of the account. */
export const managedSecret = ({ values, region }: Placed): Part[] =>
  secrets(region, values.manage_master_user_password === true ? 1 : 0);

/** The disk of a replica is as large as that of its source. */
const sourceOf = (replica: Placed, estate: Estate) =>
  valuesAt(replica, "replicate_source_db").length > 0 ? estate.leads(replica, "replicate_source_db")[0] : undefined;
