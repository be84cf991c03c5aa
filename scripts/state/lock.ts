import type { Progress } from "../terraform/apply";
import { runOnBackend } from "../terraform/run-on-backend";
import type { Stack } from "../terraform/stacks";
import type { Terraform } from "../terraform/terraform";
import { UserError } from "../terraform/user-error";
import { backendOf } from "./stack-backend";

/** What Terraform says of a lock that it meets. */
export interface Lock {
  readonly id: string;
  /** `<user>@<host>`. */
  readonly who: string;
  /** Terraform's own word, such as `OperationTypeApply`. */
  readonly operation: string;
  readonly created: Date;
}

/** Takes the lock, changes nothing and gives it back: no resource has this name. Needs no provider. */
const TRY = ["untaint", "-no-color", "-allow-missing", "-lock-timeout=0s", "null_resource.none"];

/** The lock on a stack's state; nothing when it is free. */
export async function heldLock(terraform: Terraform, stack: Stack, progress: Progress): Promise<Lock | undefined> {
  const { code, stderr } = await runOnBackend(terraform, stack, TRY, progress, [0, 1]);
  if (code === 0) return undefined;
  const said = stderr.trim();
  if (!said.includes("Error acquiring the state lock")) throw new UserError(`The lock of ${stack.name} cannot be seen:\n${said}`);
  const lock = lockIn(said);
  if (lock) return lock;
  throw new UserError(
    [`${stack.name} is locked, but the lock does not say by whom:`, said, ...byHand(stack, "If nobody works on it")].join("\n"),
  );
}

/** The lock that Terraform's error names. */
export function lockIn(said: string): Lock | undefined {
  const [, info = ""] = said.split("Lock Info:");
  const field = (name: string) => new RegExp(`^[\\s│]*${name}:[ \\t]*(.*)$`, "m").exec(info)?.[1].trim() ?? "";
  const [, day, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)/.exec(field("Created")) ?? [];
  if (!field("ID") || !day) return undefined;
  return { id: field("ID"), who: field("Who"), operation: field("Operation"), created: new Date(`${day}T${time}Z`) };
}

/** What is left to do where Terraform does not free a lock. */
export function byHand(stack: Stack, when: string): string[] {
  const { place, free } = backendOf(stack);
  return free.length > 0 ? [`${when}, these free it:`, ...free.map((each) => `  ${each}`)] : [`${when}: it belongs to ${place}.`];
}
