import { rmSync } from "node:fs";
import { join } from "node:path";
import { applyKept, chooseKept } from "./run/apply-kept";
import { applyStacks } from "./run/apply-stacks";
import { approval } from "./run/approval";
import { chooseStacks } from "./run/choose-stacks";
import { noteProcess } from "./run/claim";
import { closing } from "./run/closing";
import { driftOf } from "./run/drift-stacks";
import { INDEX, keepPlans } from "./run/kept-plans";
import { type Options, readOptions } from "./run/options";
import { requireOwn } from "./run/own-folder";
import { planStacks } from "./run/plan-stacks";
import type { Direction } from "./run/planned-stack";
import { previewer, previewStacks } from "./run/preview-stacks";
import { requireReaders } from "./run/require-readers";
import type { Ended, Run } from "./run/run";
import { onSameBackend } from "./run/same-backend";
import { shownOutputs } from "./run/show-outputs";
import { type Shown, shown } from "./run/shown";
import { REPORT, writeReport } from "./run/write-report";
import { primedInit } from "./terraform/primed-init";
import { isBad } from "./terraform/run-report";
import { shellTerraform } from "./terraform/shell-terraform";
import type { Stack } from "./terraform/stacks";
import { stopSignal } from "./terraform/stop-signal";
import { runScript } from "./terraform/user-error";

/** Name of a saved plan in a stack's folder, for the length of this run. */
const PLAN = `run-${process.pid}.tfplan`;

/**
 * `npm run terraform -- <command> <stacks>`: plain Terraform over synthesized stacks in their order, with the credentials of
 * the shell. It keeps nothing of its own but a report: all it knows stands in the output folder.
 */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { command, patterns, from } = options;
  const stopping = stopSignal();
  if (command === "output") {
    const outputs = await shownOutputs(shellTerraform({ stopping }), chooseStacks(from, patterns));
    console.log(JSON.stringify(outputs, null, 2));
    return;
  }
  // Before anything is applied: a run whose report has no place says nothing.
  requireOwn("--report", options.report, REPORT);
  if (options.keep) requireOwn("--keep", options.keep, INDEX);
  const asks = (command === "apply" || command === "destroy") && !options.autoApprove && !options.kept;
  const show = shown(process.stdout.isTTY && !asks ? "live" : "lines");
  const begun = new Date();
  const ended = await work(options, show, stopping);
  const seconds = (Date.now() - begun.getTime()) / 1000;
  writeReport(options.report, { command, patterns, begun: begun.toISOString(), seconds }, ended);
  console.log(ended.length > 0 ? `\n${closing(ended)}` : "There was nothing to do.");
  console.log(`\n${seconds.toFixed(0)} s. Report and readable plans: ${options.report}`);
  process.exitCode = exitCode(ended);
}

/** Does what was asked for, and waits until every stack has ended. */
async function work(options: Options, show: Shown, stopping: AbortSignal): Promise<Ended[]> {
  const { command, from, parallel, lockTimeout, allowDestroy, kept } = options;
  const terraform = shellTerraform({ stopping, onProcess: noteProcess });
  const run: Run = { terraform, init: onSameBackend(primedInit(terraform)), parallel, lockTimeout, stopping, tell: show.tell };
  if (kept) return show.until(chooseKept(kept), applyKept(run, kept, allowDestroy));

  const stacks = chooseStacks(from, options.patterns);
  const destroys = command === "destroy" || options.plan === "destroy";
  if (destroys) requireReaders(stacks, from);
  const direction = destroys ? "destroy" : "apply";
  if (command === "plan") return plan(options, run, stacks, direction, show);
  if (command === "drift") return show.until(stacks, driftOf(run, stacks));
  const approve = approval(options.autoApprove ? "always" : "ask", run.stopping);
  return show.until(stacks, applyStacks(run, stacks, { direction, allowDestroy, approve }));
}

async function plan(options: Options, run: Run, stacks: readonly Stack[], direction: Direction, show: Shown): Promise<Ended[]> {
  const preview = previewer(run.stopping);
  if (options.plan === "preview") return show.until(stacks, previewStacks(run, stacks, preview));
  try {
    const ended = await show.until(stacks, planStacks(run, stacks, { direction, file: PLAN, preview }));
    if (options.keep) keepPlans(options.keep, options.from, stacks, ended, direction, PLAN);
    return ended;
  } finally {
    for (const { folder } of stacks) rmSync(join(folder, PLAN), { force: true });
  }
}

/** 2 where something has drifted and nothing worse has happened. */
function exitCode(ended: readonly Ended[]): number {
  if (ended.some(isBad)) return 1;
  return ended.some(({ outcome }) => outcome === "drifted") ? 2 : 0;
}

runScript(main);
