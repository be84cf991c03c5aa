import { parseArgs } from "node:util";
import { catalogue } from "../environments";
import { allBilled, type Billed, chosen } from "./cost/estates";
import { estimatesOf, estimateTable } from "./cost/estimate-table";
import { accountTable, itemTable, MEMORY_NOTE, overviewTable, serviceTable, useLines } from "./cost/tables";
import { readAllStacks } from "./run/choose-stacks";
import { outputFolder } from "./terraform/caller";
import { runScript, UserError } from "./terraform/user-error";

const USAGE = `npm run cost [system] [environment] [-- --from cdktf.out]
  what synthesized stacks cost a month while nobody asks for anything: all systems, one, or one environment item by item;
  "npm run cost account <account>" shows what an account has once; npm run synth comes first`;

/** Reads the output folder and no account: prices are those of `scripts/cost/prices/`. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { from: { type: "string" } } });
  const [system, environment, ...more] = positionals;
  if (more.length > 0) throw new UserError(USAGE);
  const outdir = outputFolder(values.from);
  readAllStacks(outdir);
  const all = chosen(allBilled(outdir, catalogue), system, environment);
  const text = environment ? oneEnvironment(all[0]) : system ? oneSystem(system, all) : everything(all);
  console.log(
    `${plain(text)}\n\nOn demand, 730 hours, without taxes. Prices, their dates and where they are from: docs/cost.md.`,
  );
}

const everything = (all: readonly Billed[]): string =>
  `${overviewTable(all)}\n\n${accountTable(all)}\n\nnpm run cost <system> [environment] says of what.`;

const oneSystem = (system: string, all: readonly Billed[]): string =>
  [
    serviceTable(all),
    ...estimates(all),
    `npm run cost ${system} ${all[0].environment} shows each item, and what is charged by use.`,
  ].join("\n\n");

function oneEnvironment(billed: Billed): string {
  const uses = useLines(billed.bill.uses).map((line) => `- ${line}`);
  return [
    itemTable(billed.bill),
    serviceTable([billed]),
    ["By use, not in the sum (prices of us-east-1):", ...uses].join("\n"),
    ...estimates([billed]),
    MEMORY_NOTE,
  ].join("\n\n");
}

/** The source document's figures, where it has some for an environment. */
const estimates = (all: readonly Billed[]): string[] =>
  all.flatMap(({ system, environment, bill }) =>
    estimatesOf(system, environment).map(
      (each) => `${each.document}, ${environment}:\n\n${estimateTable(each, bill)}\n\n${each.why}`,
    ),
  );

/** Without the marks that Markdown shows as bold, and as wide as with them. */
const plain = (text: string): string =>
  text.replace(/\*\*([^*\n]+)\*\*/g, (_, words: string) => (/^\d/.test(words) ? `    ${words}` : `${words}    `));

runScript(main);
