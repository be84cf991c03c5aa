import type { Stack } from "../terraform/stacks";
import type { Terraform } from "../terraform/terraform";
import { UserError } from "../terraform/user-error";
import { byHand, heldLock, type Lock } from "./lock";
import { lockText } from "./lock-text";
import { runningOwners } from "./running-owners";

export interface UnlockOptions {
  /** Asks whoever runs this, or answers for them. */
  readonly agrees: (question: string) => Promise<boolean>;
  /** Goes on although a Terraform of this machine may be at work on the stack. */
  readonly evenIfRunning: boolean;
}

/** Shows the lock of a stack's state and frees it; a state that is free stays as it is. */
export async function unlock(
  terraform: Terraform,
  stack: Stack,
  options: UnlockOptions,
  say: (line: string) => void,
): Promise<void> {
  const { name, folder } = stack;
  const progress = (doing: string) => say(`${name}: ${doing}`);
  const lock = await heldLock(terraform, stack, progress);
  if (!lock) return say(`${name} is not locked.`);
  say(lockText(name, lock, new Date()));
  if (!options.evenIfRunning) refuseRunning(stack, lock);
  if (!(await options.agrees(`Is nobody at work on ${name} any more? Only "yes" frees the lock: `))) {
    throw new UserError("Nothing was changed.");
  }
  // Our backend locks twice. Where one of the two is gone already, Terraform frees the other, and still calls it a failure.
  const freed = await terraform.run(folder, ["force-unlock", "-no-color", "-force", lock.id], { accept: [0, 1] });
  const left = await heldLock(terraform, stack, progress);
  if (left && left.id !== lock.id) throw new UserError(`${lockText(name, left, new Date())}\nThat is another lock than before.`);
  if (left) {
    const byCommand = byHand(stack, "If nobody works on it");
    throw new UserError([`${name} is still locked. Terraform said:`, freed.stderr.trim(), ...byCommand].join("\n"));
  }
  say(freed.code === 0 ? `${name} is free.` : `${name} is free; one of its two locks was gone already.`);
}

function refuseRunning(stack: Stack, lock: Lock): void {
  const owners = runningOwners(lock, stack);
  if (owners.length === 0) return;
  const lines = owners.map(({ pid, command, began }) => `  process ${pid}, since ${began.toISOString()}: ${command}`);
  throw new UserError(
    [
      `STOP: the lock was taken on this machine, and what took it seems to be STILL AT WORK on ${stack.name}:`,
      ...lines,
      "Freeing its lock lets two runs write one state. Wait for it, or end it with Ctrl-C: it then frees the lock itself.",
      "If it is certainly another's process: --even-if-running.",
    ].join("\n"),
  );
}
