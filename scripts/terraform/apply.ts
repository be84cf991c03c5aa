import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "./stacks";
import type { Terraform } from "./terraform";

const PLAN = "apply.tfplan";

/** Tells what is going on in a stack, e.g. "apply 12 of 74". */
export type Progress = (doing: string) => void;

/** `init`, `plan`, and `apply` of exactly that plan; without changes there is no apply. */
export async function applyStack(terraform: Terraform, { folder }: Stack, progress: Progress): Promise<void> {
  await initStack(terraform, folder, progress);
  await changeStack(terraform, folder, progress, []);
}

/** `init`, and `destroy` by a saved plan. */
export async function destroyStack(terraform: Terraform, { folder }: Stack, progress: Progress): Promise<void> {
  await initStack(terraform, folder, progress);
  await changeStack(terraform, folder, progress, ["-destroy"]);
}

async function initStack(terraform: Terraform, folder: string, progress: Progress): Promise<void> {
  progress("init");
  await terraform.run(folder, ["init", "-input=false", "-no-color", "-reconfigure"]);
}

async function changeStack(terraform: Terraform, folder: string, progress: Progress, options: readonly string[]): Promise<void> {
  progress("plan");
  const planArgs = ["plan", "-json", "-input=false", "-detailed-exitcode", `-out=${PLAN}`, ...options];
  const plan = await terraform.run(folder, planArgs, { accept: [0, 2] });
  try {
    if (plan.code === 0) return;
    const total = changesIn(plan.stdout);
    let done = 0;
    progress(`apply 0 of ${total}`);
    await terraform.run(folder, ["apply", "-json", "-input=false", PLAN], {
      onLine: (line) => {
        if (line.includes('"type":"apply_complete"')) progress(`apply ${++done} of ${total}`);
      },
    });
  } finally {
    // A plan holds values in clear; it is worth nothing once it was applied.
    rmSync(join(folder, PLAN), { force: true });
  }
}

function changesIn(planned: string): number {
  const summary = planned.split("\n").find((line) => line.includes('"type":"change_summary"'));
  const { add = 0, change = 0, remove = 0 } = summary ? JSON.parse(summary).changes : {};
  return add + change + remove;
}
