import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Comparison, compareOutputs } from "./portability/compare-outputs";
import { FORK } from "./portability/fork";
import { portabilityPage } from "./portability/portability-page";
import { addressLines, isSame, otherLines, type Result } from "./portability/result";
import { checkTypes, portInto, synthesizeIn } from "./portability/scratch";
import { shown } from "./portability/value-differences";
import { ROOT } from "./rehearsal/places";
import { stopSignal } from "./terraform/stop-signal";
import { runScript } from "./terraform/user-error";

/** `npm run portability`: whether CDKTF's maintained fork makes the same of this project; writes `docs/portability.md`. */
async function main(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "portability-"));
  try {
    const comparison = await compared(scratch, stopSignal());
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const date = new Date().toISOString().slice(0, 10);
    const result: Result = { date, node: process.versions.node, pinned: dependencies, comparison };
    writeFileSync(join(ROOT, "docs", "portability.md"), portabilityPage(result));
    console.log(["", ...addressLines(comparison), ...otherLines(comparison)].join("\n"));
    for (const { path, here, there, stacks } of comparison.kinds)
      console.log(`- ${path}: ${shown(here)} → ${shown(there)}, in ${stacks} ${stacks === 1 ? "stack" : "stacks"}`);
    console.log("\nWritten: docs/portability.md");
    if (!isSame(comparison)) process.exitCode = 1;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Ours is synthesized anew too: what lies in `cdktf.out` may be older than the sources. */
async function compared(scratch: string, stopping: AbortSignal): Promise<Comparison> {
  const [ours, copy, theirs] = ["ours", "copy", "theirs"].map((name) => join(scratch, name));
  await step("This project synthesized", () => synthesizeIn(ROOT, ours, stopping));
  const packages = FORK.map(({ to, version }) => `${to} ${version}`).join(", ");
  await step(`Sources copied, names replaced, installed: ${packages}`, () => portInto(copy, stopping));
  await step("Types of the copy hold", () => checkTypes(copy, stopping));
  await step("The copy synthesized", () => synthesizeIn(copy, theirs, stopping));
  return compareOutputs(ours, theirs);
}

async function step(title: string, work: () => Promise<void>): Promise<void> {
  const begun = Date.now();
  await work();
  console.log(`✔ ${title} (${Math.round((Date.now() - begun) / 1000)} s)`);
}

runScript(main);
