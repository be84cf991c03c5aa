import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "./stacks";
import type { Terraform } from "./terraform";

/** Tells what is going on in a stack, e.g. "apply 12 of 74". */
export type Progress = (doing: string) => void;

/** Where Terraform remembers which backend a folder was initialized with. */
export const BACKEND_RECORD = join(".terraform", "terraform.tfstate");

/** `init`: once for a folder, before anything else. State stays where it is, also when the folder had another backend. */
export async function initStack(terraform: Terraform, { folder }: Stack, progress: Progress): Promise<void> {
  progress("init");
  // HCP Terraform refuses `-reconfigure`, on the way in and out; without the record there is nothing to move.
  rmSync(join(folder, BACKEND_RECORD), { force: true });
  const { terraform: settings = {} } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  const options = "cloud" in settings ? [] : ["-reconfigure"];
  await terraform.run(folder, ["init", "-input=false", "-no-color", ...options]);
}

/** `apply` of an initialized stack, in one run: a plan of its own would start the provider three times more. */
export async function applyStack(terraform: Terraform, stack: Stack, progress: Progress): Promise<void> {
  await changeStack(terraform, stack, progress, []);
}

/** `destroy` of an initialized stack. */
export async function destroyStack(terraform: Terraform, stack: Stack, progress: Progress): Promise<void> {
  await changeStack(terraform, stack, progress, ["-destroy"]);
}

async function changeStack(terraform: Terraform, stack: Stack, progress: Progress, options: readonly string[]): Promise<void> {
  progress("plan");
  await followedApply(terraform, stack, ["-auto-approve", ...options], progress);
}

/** `apply` of a plan that was saved in the stack's folder, and of nothing else. */
export async function applySavedPlan(
  terraform: Terraform,
  stack: Stack,
  file: string,
  lockTimeout: string,
  progress: Progress,
): Promise<void> {
  progress("apply");
  await followedApply(terraform, stack, [`-lock-timeout=${lockTimeout}`, file], progress);
}

async function followedApply(
  terraform: Terraform,
  { folder }: Stack,
  options: readonly string[],
  progress: Progress,
): Promise<void> {
  let total = 0;
  let done = 0;
  await terraform.run(folder, ["apply", "-json", "-input=false", ...options], {
    onLine: (line) => {
      total = plannedIn(line) ?? total;
      if (line.includes('"type":"apply_complete"')) progress(total > 0 ? `apply ${++done} of ${total}` : `apply, ${++done} done`);
    },
  });
}

/** How many changes Terraform is about to make, when this is the line that says it. */
function plannedIn(line: string): number | undefined {
  if (!line.includes('"type":"change_summary"')) return undefined;
  const { add = 0, change = 0, remove = 0, operation } = JSON.parse(line).changes;
  return operation === "plan" ? add + change + remove : undefined;
}
