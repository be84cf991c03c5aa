import type { Applied } from "./apply-plans";
import type { Delivery, Outcome } from "./delivery";

/** GitHub shows at most 1 MiB of a step's summary; what is around the plans has room in the rest. Source: GitHub, "Workflow commands". */
const MOST_CHARACTERS = 900_000;

/** What a run of plans has brought, as Markdown: one line for each stack, then each plan folded in. */
export function planSummary({ prefix, direction, stacks }: Delivery, textOf: (stack: string) => string): string {
  const plans = stacks.filter(({ outcome }) => outcome.kind === "planned");
  const most = Math.floor(MOST_CHARACTERS / Math.max(1, plans.length));
  const waiting = stacks.some(({ outcome }) => outcome.kind === "waits");
  return [
    `## ${prefix}: plan to ${direction}`,
    "| stack | add | change | destroy | |\n| --- | --: | --: | --: | --- |\n" +
      stacks.map(({ name, outcome }) => `| \`${name}\` | ${cells(outcome).join(" | ")} |`).join("\n"),
    ...(waiting ? ["Stacks that are not planned need others first: apply those, then run this again."] : []),
    ...stacks.flatMap(({ name, outcome }) =>
      outcome.kind === "failed" ? [folded(`${name} could not be planned`, outcome.reason, most)] : [],
    ),
    ...plans.map(({ name }) => folded(name, textOf(name), most)),
  ].join("\n\n");
}

function cells(outcome: Outcome): string[] {
  const said = (words: string) => ["", "", "", words];
  switch (outcome.kind) {
    case "planned":
      return [...[outcome.counts.add, outcome.counts.change, outcome.counts.destroy].map(String), ""];
    case "unchanged":
      return said("no changes");
    case "waits":
      return said(`not planned: ${outcome.reason}`);
    case "failed":
      return said("**could not be planned**");
  }
}

/** How an apply went, as Markdown. */
export function applySummary(prefix: string, applied: readonly Applied[]): string {
  const line = ({ name, problem }: Applied) => `- \`${name}\`: ${problem ? "**not applied**" : "applied"}`;
  return [
    `## ${prefix}: applied`,
    applied.length > 0 ? applied.map(line).join("\n") : "There was nothing to apply.",
    ...applied.flatMap(({ name, problem }) => (problem ? [folded(`${name} was not applied`, problem, MOST_CHARACTERS)] : [])),
  ].join("\n\n");
}

function folded(title: string, text: string, most: number): string {
  const shown = text.length > most ? `${text.slice(0, most)}\n… the rest is in the artifact` : text;
  // A fence longer than any in the text: a plan may hold Markdown itself.
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `<details><summary>${title}</summary>\n\n${fence}text\n${shown.trim()}\n${fence}\n\n</details>`;
}
