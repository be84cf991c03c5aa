import { type Environment, type Resource, sum } from "./cost-item";
import { MONTH_HOURS, PRICES, priceOf } from "./prices";

/** What a database costs in one zone, in dollars; a standby costs the same again, its disk too. */
export interface DatabasePrices {
  readonly databaseHour: Readonly<Record<string, number>>;
  readonly databaseGibMonth: number;
}

/** Instances of databases, with their standbys. */
export const databaseInstances = (of: Environment, { databaseHour }: DatabasePrices): number =>
  sum(of("aws_db_instance").map((each) => zones(each) * MONTH_HOURS * priceOf(databaseHour, String(each.instance_class))));

/** Their disks, as they are at first. */
export function databaseDisks(of: Environment, { databaseGibMonth }: DatabasePrices): number {
  const instances = of("aws_db_instance");
  // The disk of a replica is as large as that of its source, which it names.
  const disk = ({ allocated_storage: own, replicate_source_db: source }: Resource) =>
    Number(own ?? instances.find(({ address }) => String(source).includes(`.${address}.`))?.allocated_storage);
  return sum(instances.map((each) => zones(each) * databaseGibMonth * disk(each)));
}

const zones = ({ multi_az: standby }: Resource) => (standby ? 2 : 1);

export const webAcls = (of: Environment): number =>
  sum(of("aws_wafv2_web_acl").map(({ rule }) => PRICES.webAclMonth + PRICES.webAclRuleMonth * (rule as unknown[]).length));

/** Keys, secrets, alarms and dashboards. */
export function keepsAndWatches(of: Environment): number {
  const madeByRds = of("aws_db_instance").filter(({ manage_master_user_password: managed }) => managed).length;
  const scaled = of("aws_appautoscaling_policy").length + of("aws_autoscaling_policy").length;
  return (
    PRICES.keyMonth * of("aws_kms_key").length +
    PRICES.secretMonth * (of("aws_secretsmanager_secret").length + madeByRds) +
    // Each policy of autoscaling makes two of its own.
    PRICES.alarmMonth * (of("aws_cloudwatch_metric_alarm").length + 2 * scaled) +
    PRICES.dashboardMonth * of("aws_cloudwatch_dashboard").length
  );
}
