import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunReport } from "../terraform/run-report";
import { requireOwn } from "./own-folder";
import { reportText } from "./report-text";
import type { Ended } from "./run";

/** Every report's folder has it. */
export const REPORT = "report.json";

/** Writes what a run has brought: `report.json` for programs, `report.md` for people, `<stack>.txt` with each readable plan. */
export function writeReport(folder: string, run: Omit<RunReport, "stacks">, ended: readonly Ended[]): string {
  requireOwn("--report", folder, REPORT);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stacks = ended.map(({ text: _, ...each }) => each);
  const report: RunReport = { ...run, stacks };
  writeFileSync(join(folder, REPORT), `${JSON.stringify(report, null, 2)}\n`);
  for (const { name, text } of ended) if (text) writeFileSync(join(folder, `${name}.txt`), `${text}\n`);
  const markdown = reportText({ title: [run.command, ...run.patterns].join(" "), stacks: ended });
  writeFileSync(join(folder, "report.md"), `${markdown}\n`);
  return markdown;
}
