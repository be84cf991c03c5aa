import { markdownTable } from "../docs/markdown-table";
import { countsOf } from "../run/changes";
import { destroysOf } from "../run/stateful";
import { isBad, isLater, type StackOutcome, type StackReport } from "../terraform/run-report";
import { code, fitted } from "./comment-text";
import { type EnvironmentReport, nameOf } from "./environment-reports";

/** Where the whole plans are, and what was planned. */
export interface PlannedRun {
  readonly url: string;
  /** The commit's hash. */
  readonly commit: string;
}

const COLUMNS = ["environment", "stacks", "add", "change", "destroy", "other", "previewed", "waits", "failed"];

/**
 * What a pull request would change, for a comment on it: first whatever would lose data, then what is not known, then
 * figures for each environment. A replacement counts as one added and one destroyed, as Terraform counts it.
 */
export function planComment(reports: readonly EnvironmentReport[], { url, commit }: PlannedRun): string {
  const losses = reports.flatMap(({ stacks = [] }) => stacks.flatMap(lossesOf));
  const unknown = reports.flatMap(unknownOf);
  const table = markdownTable([COLUMNS, ...reports.map(rowOf)]);
  const later = reports.some(({ stacks = [] }) => stacks.some(isLater));
  const notes = later
    ? "What is previewed or waits reads what others would make, and is counted when those are applied.\n\n"
    : "";
  const end = `${table}\n\n${notes}Whole plans: [summary of this run](${url}), of ${code(commit.slice(0, 12))}.`;
  const [lossList, unknownList] = fitted([losses, unknown], end);
  return [
    `### ${titleOf(reports)}`,
    ...(losses.length > 0 ? [`**Data would be lost:**\n\n${lossList}`] : []),
    ...(unknown.length > 0 ? [`**Not known, because it failed:**\n\n${unknownList}`] : []),
    end,
  ].join("\n\n");
}

function titleOf(reports: readonly EnvironmentReport[]): string {
  const changed = reports.filter(({ stacks = [] }) => stacks.some(({ outcome }) => outcome === "planned"));
  const known = isWhole(reports) && !reports.some(({ stacks = [] }) => stacks.some(isLater));
  const unsure = known ? "" : ", as far as is known";
  if (changed.length === 0) return `Terraform would change nothing${unsure}`;
  const count = changed.flatMap(({ stacks = [] }) => stacks.flatMap(({ changes }) => changes)).length;
  const counted = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
  return `Terraform would change ${counted(count, "resource")} in ${counted(changed.length, "environment")}${unsure}`;
}

function lossesOf({ name, changes }: StackReport): string[] {
  return destroysOf(changes).map(
    ({ address, action }) => `- **${code(name)}: ${code(address)} is ${action === "delete" ? "destroyed" : "replaced"}**`,
  );
}

function unknownOf({ system, environment, stacks }: EnvironmentReport): string[] {
  if (!stacks) return [`- ${nameOf({ system, environment })}: its job has no report`];
  return stacks.filter(isBad).map(({ name, outcome }) => `- ${code(name)} ${outcome}`);
}

function rowOf({ system, environment, stacks }: EnvironmentReport): string[] {
  const name = nameOf({ system, environment });
  if (!stacks) return [name, "no report", ...COLUMNS.slice(2).map(() => "")];
  const changes = stacks.flatMap((stack) => stack.changes);
  const { add, change, destroy } = countsOf(changes);
  const ended = (outcome: StackOutcome) => stacks.filter((stack) => stack.outcome === outcome).length;
  const figures = [
    stacks.length,
    add,
    change,
    destroy,
    changes.filter(({ action }) => ["import", "forget", "move"].includes(action)).length,
    ended("previewed"),
    ended("waits"),
    stacks.filter(isBad).length,
  ];
  return [name, ...figures.map(String)];
}

/** Whether everything that was asked for could be planned, previewed or put off. */
export const isWhole = (reports: readonly EnvironmentReport[]): boolean => reports.every((each) => unknownOf(each).length === 0);
