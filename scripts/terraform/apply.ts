import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "./stacks";
import type { Terraform } from "./terraform";

/** Tells what is going on in a stack, e.g. "apply 12 of 74". */
export type Progress = (doing: string) => void;

/** `init`: once for a folder, before anything else. */
export async function initStack(terraform: Terraform, { folder }: Stack, progress: Progress): Promise<void> {
  progress("init");
  // HCP Terraform refuses to be asked for what it always does.
  const again = isInHcp(folder) ? [] : ["-reconfigure"];
  await terraform.run(folder, ["init", "-input=false", "-no-color", ...again]);
}

function isInHcp(folder: string): boolean {
  const file = join(folder, "cdk.tf.json");
  return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).terraform?.cloud !== undefined;
}

/** `apply` of an initialized stack, in one run: a plan of its own would start the provider three times more. */
export async function applyStack(terraform: Terraform, stack: Stack, progress: Progress): Promise<void> {
  await changeStack(terraform, stack, progress, []);
}

/** `destroy` of an initialized stack. */
export async function destroyStack(terraform: Terraform, stack: Stack, progress: Progress): Promise<void> {
  await changeStack(terraform, stack, progress, ["-destroy"]);
}

async function changeStack(
  terraform: Terraform,
  { folder }: Stack,
  progress: Progress,
  options: readonly string[],
): Promise<void> {
  progress("plan");
  let total = 0;
  let done = 0;
  await terraform.run(folder, ["apply", "-json", "-input=false", "-auto-approve", ...options], {
    onLine: (line) => {
      total = plannedIn(line) ?? total;
      if (line.includes('"type":"apply_complete"')) progress(`apply ${++done} of ${total}`);
    },
  });
}

/** How many changes Terraform is about to make, when this is the line that says it. */
function plannedIn(line: string): number | undefined {
  if (!line.includes('"type":"change_summary"')) return undefined;
  const { add = 0, change = 0, remove = 0, operation } = JSON.parse(line).changes;
  return operation === "plan" ? add + change + remove : undefined;
}
