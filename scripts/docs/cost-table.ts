import { type CostSheet, environmentOf, sum } from "./cost-item";
import { foundryCosts } from "./foundry-costs";
import { markdownTable } from "./markdown-table";
import { portfolioCosts } from "./portfolio-costs";
import { ENVIRONMENTS } from "./stack-table";
import { studentHelperCosts } from "./student-helper-costs";

const SHEETS = {
  portfolio: portfolioCosts,
  "student-helper": studentHelperCosts,
  "student-helper-v1": studentHelperCosts,
  foundry: foundryCosts,
} satisfies Record<string, CostSheet>;

/**
 * What a system costs a month while nobody asks for anything, as a Markdown table. A sum is that of the figures above it.
 * `documentTotal` is what the source document adds up to; left out where it names no figures.
 */
export function costTable(outdir: string, system: keyof typeof SHEETS, documentTotal?: string): string {
  const { document, items } = SHEETS[system];
  const environments = ENVIRONMENTS.map((environment) => environmentOf(outdir, `${system}-${environment}-`));
  const cents = items.map(({ monthly }) => environments.map((of) => Math.round(monthly(of) * 100)));
  const dollars = (amount: number) => (amount === 0 ? "–" : (amount / 100).toFixed(2));
  return markdownTable([
    ["US dollars a month", document, ...ENVIRONMENTS],
    ...items.map(({ name, document: said }, row) => [name, said, ...cents[row].map(dollars)]),
    [
      "**sum**",
      documentTotal === undefined ? "" : `**${documentTotal}**`,
      ...environments.map((_, at) => `**${dollars(sum(cents.map((row) => row[at])))}**`),
    ],
  ]);
}
