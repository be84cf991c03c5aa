import { alignedTable } from "../terraform/aligned-table";
import { countsOf } from "./changes";
import type { Ended } from "./run";
import { destroysOf } from "./stateful";

/** What stands on the terminal at the end: a table, what would destroy data, and why something did not go as wished. */
export function closing(ended: readonly Ended[]): string {
  const rows = ended.map(({ name, outcome, changes, seconds }) => {
    const { add, change, destroy } = countsOf(changes);
    const counts = changes.length > 0 ? [add, change, destroy].map(String) : ["", "", ""];
    return [name, outcome, ...counts, seconds.toFixed(0)];
  });
  const destroys = ended.flatMap(({ name, changes, outcome }) =>
    outcome === "planned" ? destroysOf(changes).map(({ action, address }) => `  ${action} ${name}:${address}`) : [],
  );
  return [
    alignedTable([["Stack", "Outcome", "Add", "Change", "Destroy", "Seconds"], ...rows], [2, 3, 4, 5]),
    ...(destroys.length > 0
      ? [["What holds data would be destroyed; an apply asks for --allow-destroy:", ...destroys].join("\n")]
      : []),
    ...ended.flatMap(({ name, outcome, reason }) => (reason ? [`${name} ${outcome}: ${reason}`] : [])),
  ].join("\n\n");
}
