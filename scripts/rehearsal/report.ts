import { alignedTable } from "../terraform/aligned-table";
import type { Absences } from "./leave-out";

/** One line of the closing table. */
export interface Row {
  readonly stack: string;
  readonly resources: number;
  readonly seconds: number;
  readonly secondPlan: string;
}

/** The closing table: what was applied, how long it took, and whether Terraform is content with it. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ stack, resources, seconds, secondPlan }) => [
    stack,
    String(resources),
    seconds.toFixed(0),
    secondPlan,
  ]);
  return alignedTable([["Stack", "Resources", "Seconds", "Second plan"], ...cells], [1, 2]);
}

/** Outputs under their stack, one a line. */
export function outputList(
  rows: ReadonlyArray<{ readonly stack: string; readonly outputs: Readonly<Record<string, unknown>> }>,
): string {
  return rows
    .filter(({ outputs }) => Object.keys(outputs).length > 0)
    .map(({ stack, outputs }) =>
      [stack, ...Object.entries(outputs).map(([name, value]) => `  ${name} = ${shown(value)}`)].join("\n"),
    )
    .join("\n");
}

const shown = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** What no emulator has, one line for each of `stacks` that goes without something; nothing where none does. */
export function absenceList(stacks: readonly string[], absences: Absences): string {
  const short = stacks.flatMap((stack) => (absences[stack] ? [{ stack, ...absences[stack] }] : []));
  return short
    .map(({ stack, types, withThem }) => {
      const counts = Object.entries(types).map(([type, count]) => `${type} ${count}`);
      const reading = counts.length > 0 ? "and what reads them" : "what reads absent parts";
      const rest = withThem.length > 0 ? [`${reading}: ${withThem.join(", ")}`] : [];
      return `${stack}, not rehearsed: ${[...counts, ...rest].join(", ")}`;
    })
    .join("\n");
}
