import { chmodSync, existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { pullState } from "../terraform/run-on-backend";
import type { Stack } from "../terraform/stacks";
import { onlyIn } from "../terraform/state-resources";
import type { Terraform } from "../terraform/terraform";
import { UserError } from "../terraform/user-error";
import { heldLock } from "./lock";
import { lockText } from "./lock-text";

/** Where Terraform leaves a state that it could not save. */
const UNSAVED = "errored.tfstate";

/**
 * Brings a state that Terraform could not save into its backend, and keeps the file under a dated name once everything in
 * it has arrived. A backend that has moved on meanwhile is not overwritten.
 */
export async function recover(terraform: Terraform, stack: Stack, say: (line: string) => void): Promise<void> {
  const { name, folder } = stack;
  const file = join(folder, UNSAVED);
  if (!existsSync(file)) return say(`${name} has no ${UNSAVED}: there is nothing to recover.`);
  chmodSync(file, 0o600);
  const unsaved = readFileSync(file, "utf8");
  const progress = (doing: string) => say(`${name}: ${doing}`);
  const lock = await heldLock(terraform, stack, progress);
  if (lock) {
    const hint = `A run that cannot save its state often cannot free its lock either: npm run state -- unlock ${name}`;
    throw new UserError(`${lockText(name, lock, new Date())}\n${hint}`);
  }
  const { code, stderr } = await terraform.run(folder, ["state", "push", "-no-color", UNSAVED], { accept: [0, 1] });
  const missing = onlyIn(unsaved, await pullState(terraform, stack, progress));
  if (code !== 0) throw new UserError([`Terraform refuses ${file}:`, stderr.trim(), "", ...afterRefusal(missing)].join("\n"));
  if (missing.length > 0)
    throw new UserError(`The state of ${name} still lacks ${missing.join(", ")}; ${file} stays where it is.`);
  const kept = `recovered-${new Date().toISOString().replaceAll(":", "-")}.tfstate`;
  renameSync(file, join(folder, kept));
  say(`${name}: the backend holds everything that was in ${UNSAVED}, which is now ${kept}. Next: plan ${name}.`);
}

function afterRefusal(missing: readonly string[]): string[] {
  return missing.length === 0
    ? ["The backend's state knows every resource in it. Plan the stack; when the plan is as it should be, remove the file."]
    : [
        "Only the file knows these; import them (docs/operations/state.md), then remove it:",
        ...missing.map((each) => `  ${each}`),
      ];
}
