import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readStacks } from "../terraform/stacks";

const ENVIRONMENTS = ["dev", "staging", "prod"];
const between = /(<!-- stacks -->\n)[\s\S]*(<!-- \/stacks -->)/;

/** How many resources each stack of a system has in each environment, as a Markdown table. */
export function stackTable(outdir: string, system: string): string {
  const counted = ENVIRONMENTS.map((environment) => {
    const prefix = `${system}-${environment}-`;
    return new Map(readStacks(outdir, prefix).map(({ name, folder }) => [name.slice(prefix.length), resourcesIn(folder)]));
  });
  const layers = [...new Set(counted.flatMap((stacks) => [...stacks.keys()]))];
  const sums = counted.map((stacks) => [...stacks.values()].reduce((sum, count) => sum + count, 0));
  const rows = [
    ["stack", ...ENVIRONMENTS],
    ...layers.map((layer) => [`\`${layer}\``, ...counted.map((stacks) => String(stacks.get(layer) ?? "–"))]),
    ["**resources**", ...sums.map((sum) => `**${sum}**`)],
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const [head, ...body] = rows.map((row) => `| ${row.map((cell, at) => pad(cell, widths[at], at)).join(" | ")} |`);
  return [
    head,
    `| ${widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`,
    ...body,
  ].join("\n");
}

/** A page with the table that belongs between its markers. */
export function withStackTable(page: string, table: string): string {
  if (!between.test(page)) throw new Error("the page must hold <!-- stacks --> and <!-- /stacks -->");
  return page.replace(between, `$1\n${table}\n\n$2`);
}

const pad = (cell: string, width: number, column: number) => (column === 0 ? cell.padEnd(width) : cell.padStart(width));

function resourcesIn(folder: string): number {
  const { resource = {} } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as {
    resource?: Record<string, object>;
  };
  return Object.values(resource).reduce((sum, named) => sum + Object.keys(named).length, 0);
}
