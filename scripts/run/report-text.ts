import { code } from "../delivery/comment-text";
import { isBad, isLater, type StackReport } from "../terraform/run-report";
import { countsOf } from "./changes";
import { destroysOf } from "./stateful";

/** GitHub shows at most 1 MiB of a step's summary; what is around the plans has room in the rest. Source: GitHub, "Workflow commands". */
const MOST_CHARACTERS = 900_000;

/** What a report is about: `plan partner-dev-*`, and the stacks with their readable plans. */
export interface Told {
  readonly title: string;
  readonly stacks: ReadonlyArray<StackReport & { readonly text?: string }>;
}

/** What a run has brought, as Markdown: destroyed data first, one line for each stack, then why and what, folded in. */
export function reportText({ title, stacks }: Told): string {
  const folds = stacks.flatMap(({ name, outcome, reason, text }) => [
    ...(reason && !isLater({ outcome }) ? [{ title: `${name}: ${outcome}`, text: reason }] : []),
    ...(text ? [{ title: `${name}: ${outcome === "previewed" ? "preview against mocks" : "plan"}`, text }] : []),
  ]);
  const most = Math.floor(MOST_CHARACTERS / Math.max(1, folds.length));
  return [
    `## ${title}`,
    ...destroyed(stacks),
    stacks.length === 0
      ? "There was nothing to do."
      : "| stack | add | change | destroy | |\n| --- | --: | --: | --: | --- |\n" +
        stacks.map((stack) => `| \`${stack.name}\` | ${cells(stack).join(" | ")} |`).join("\n"),
    ...(stacks.some(isLater) ? ["Stacks that are not planned need others first: apply those, then run this again."] : []),
    ...folds.map((fold) => folded(fold.title, fold.text, most)),
  ].join("\n\n");
}

function destroyed(stacks: readonly StackReport[]): string[] {
  const lines = stacks.flatMap(({ name, changes }) =>
    destroysOf(changes).map(({ action, address }) => `- **${action}** ${code(`${name}:${address}`)}`),
  );
  return lines.length > 0 ? [`**What holds data is destroyed:**\n\n${lines.join("\n")}`] : [];
}

function cells({ outcome, reason, changes }: StackReport): string[] {
  const { add, change, destroy } = countsOf(changes);
  const counts = changes.length > 0 ? [add, change, destroy].map(String) : ["", "", ""];
  const others = changes.filter(({ action }) => ["import", "forget", "move"].includes(action));
  const kinds = [...new Set(others.map(({ action }) => action))];
  const more = kinds.map((kind) => `${others.filter(({ action }) => action === kind).length} to ${kind}`);
  const said = outcome === "unchanged" ? "no changes" : isBad({ outcome }) ? `**${outcome}**` : outcome;
  // Others' words, which may hold Markdown, are folded in below.
  const why = reason && isLater({ outcome }) ? `: ${reason.split("\n")[0]}` : "";
  return [...counts, [said, ...more].join(", ") + why];
}

function folded(title: string, text: string, most: number): string {
  const shown = text.length > most ? `${text.slice(0, most)}\n… the rest is in the report's folder` : text;
  // A fence longer than any in the text: a plan may hold Markdown itself.
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `<details><summary>${title}</summary>\n\n${fence}text\n${shown.trim()}\n${fence}\n\n</details>`;
}
