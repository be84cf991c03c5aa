import { Budget } from "../modules/governance/budget";
import { CostAnomalies } from "../modules/governance/cost-anomalies";
import type { WatchingSettings } from "../modules/monitoring/watching-settings";
import type { StackIdentity } from "./platform-stack";
import type { Watch } from "./watching-stack";

/** Tells when an environment costs more than planned, and when a system costs more than usual. */
export function watchCosts(
  { scope, prefix, told }: Pick<Watch, "scope" | "told"> & { readonly prefix: string },
  { monthlyBudgetUsd: monthlyUsd, costAnomalies }: WatchingSettings,
  tags: StackIdentity["tags"],
): void {
  const costTags = { System: tags.System, Environment: tags.Environment };
  new Budget(scope, "budget", { ...told, name: `${prefix}-monthly`, monthlyUsd, costTags });
  if (costAnomalies === "none") return;
  const { thresholdUsd } = costAnomalies;
  const costTag = { key: "System", value: tags.System };
  new CostAnomalies(scope, "cost-anomalies", { ...told, name: `${prefix}-costs`, costTag, thresholdUsd });
}
