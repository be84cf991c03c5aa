import type { Catalogue } from "../../systems/platforms";
import type { CheckovException } from "../checkov/exception";
import { checkovExceptions } from "../checkov/exceptions";
import type { Excused, Judgement } from "../checkov/judge";
import { CANNOT_RUN } from "../checkov/run-checkov";
import { stacksOf } from "./exception-table";
import { markdownTable } from "./markdown-table";
import { ownerOf } from "./survey";

const INTRODUCTION = `# Checkov

A second opinion beside [our own rules](controls.md): \`npm run checkov\` has [checkov](https://www.checkov.io) look at every stack, as it is synthesized.
What it finds is mended, or excepted here with a reason; anything else ends the command with 1, and so does an exception that excuses nothing any more.
The tests do the same, with the stacks of what can be chosen and nobody ships. The exceptions stand in \`scripts/checkov/exceptions.ts\` and \`choice-exceptions.ts\`;
for a stack of your own, add a line there, or mend what was found.

Checkov is installed into a virtual environment of its own (\`.rehearsal/checkov\`), fetches and sends nothing. It reads a copy of each stack, without nulls: of a security group's
rule with \`"prefix_list_ids": null\`, as CDKTF writes it, it says nothing though the rule admits the world. It would also be content where it looked at nothing, so every resource is
counted. ${CANNOT_RUN.map((check) => `\`${check}\``).join(", ")} is left out: it fails on JSON. What it reads of policies is less than what our rules read: no inline policy, for one.

This page is written by \`node --import tsx scripts/figures.ts\`; a test tells when it is out of date.`;

/** `docs/checkov.md`. */
export function checkovPage({ excused }: Judgement, catalogue: Catalogue): string {
  return `${[
    INTRODUCTION,
    "## What may stay",
    "Where a rule is named, the exception is that rule's, beside the resource.",
    shippedTable(excused, catalogue),
    "## What may stay where somebody chooses otherwise",
    markdownTable(
      [["check", "with", "why it may stay"], ...checkovExceptions.flatMap(choiceRow)].map((row) => [...row]),
      3,
    ),
  ].join("\n\n")}\n`;
}

/** The same reason of several resources in one row. */
function shippedTable(excused: readonly Excused[], catalogue: Catalogue): string {
  const rows = new Map<string, { cells: readonly string[]; all: Excused[] }>();
  for (const each of excused) {
    const { check, asks } = each.finding;
    const cells = [`\`${check}\``, inWords(asks), `${each.reason}${byRule(each.exception)}`];
    const row = rows.get(cells.join()) ?? { cells, all: [] };
    rows.set(cells.join(), row);
    row.all.push(each);
  }
  const sorted = [...rows.values()].sort((one, other) =>
    one.cells.join().localeCompare(other.cells.join(), "en", { numeric: true }),
  );
  const body = sorted.map(({ cells, all }) => {
    const names = [...new Set(all.map(({ finding }) => finding.stack))].sort();
    const where = names.map((stack) => ({ stack, environment: ownerOf(stack, catalogue).environment }));
    return [...cells, stacksOf(where), String(all.length)];
  });
  return markdownTable([["check", "asks for", "why it may stay", "in", "resources"], ...body], 4);
}

/** What a check asks, as text: `*` would be Markdown's. */
const inWords = (asks: string) => asks.replace(/^Ensure (that )?/, "").replaceAll("*", "\\*");

const byRule = (exception: CheckovException) => ("exceptedBy" in exception ? ` (\`${exception.exceptedBy}\`)` : "");

function choiceRow(exception: CheckovException): string[][] {
  if (!exception.chosen) return [];
  const why = "why" in exception ? exception.why : `as beside the resource${byRule(exception)}`;
  return [[`\`${exception.check}\``, exception.chosen, why]];
}
