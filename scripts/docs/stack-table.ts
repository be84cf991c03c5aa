import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readStacks } from "../terraform/stacks";
import { markdownTable } from "./markdown-table";

export const ENVIRONMENTS = ["dev", "staging", "prod"];

/** How many resources each stack of a system has in each environment, as a Markdown table. */
export function stackTable(outdir: string, system: string): string {
  const counted = ENVIRONMENTS.map((environment) => {
    const prefix = `${system}-${environment}-`;
    return new Map(readStacks(outdir, prefix).map(({ name, folder }) => [name.slice(prefix.length), resourcesIn(folder)]));
  });
  const layers = [...new Set(counted.flatMap((stacks) => [...stacks.keys()]))];
  const sums = counted.map((stacks) => [...stacks.values()].reduce((sum, count) => sum + count, 0));
  return markdownTable([
    ["stack", ...ENVIRONMENTS],
    ...layers.map((layer) => [`\`${layer}\``, ...counted.map((stacks) => String(stacks.get(layer) ?? "–"))]),
    ["**resources**", ...sums.map((sum) => `**${sum}**`)],
  ]);
}

function resourcesIn(folder: string): number {
  const { resource = {} } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as {
    resource?: Record<string, object>;
  };
  return Object.values(resource).reduce((sum, named) => sum + Object.keys(named).length, 0);
}
