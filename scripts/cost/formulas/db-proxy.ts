import type { Placed } from "../../docs/estate";
import { UserError } from "../../terraform/user-error";
import { type Formula, part } from "../formula";

/** vCPUs of a class by its size: `db.t4g.micro` to `db.m7g.large` have two. `2xlarge` has twice four. */
const VCPUS: Readonly<Record<string, number>> = { micro: 2, small: 2, medium: 2, large: 2, xlarge: 4 };

/** By the vCPUs of the database behind it. */
export const dbProxy: Formula = (proxy, estate) => {
  const [target] = estate.referring(proxy, /^aws_db_proxy_target$/);
  const [database] = target ? estate.leads(target, "db_instance_identifier") : [];
  if (!database) throw new UserError(`${proxy.address} in ${proxy.stack} must have an instance behind it to be counted.`);
  return part("databases", "vCPU of a proxied database", proxy.region, vcpusOf(database));
};

function vcpusOf({ address, values: { instance_class: name } }: Placed): number {
  const size = String(name).split(".").at(-1) ?? "";
  const [, times] = /^(\d+)xlarge$/.exec(size) ?? [];
  const vcpus = times ? 4 * Number(times) : VCPUS[size];
  if (vcpus) return vcpus;
  throw new UserError(`scripts/cost/formulas/db-proxy.ts must know the vCPUs of ${name}, which ${address} has.`);
}
