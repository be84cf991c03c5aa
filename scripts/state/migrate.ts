import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { pullState } from "../terraform/run-on-backend";
import type { Stack } from "../terraform/stacks";
import { onlyIn, resourcesOf } from "../terraform/state-resources";
import type { Terraform } from "../terraform/terraform";
import { UserError } from "../terraform/user-error";
import { heldLock } from "./lock";
import { lockText } from "./lock-text";
import { backendOf } from "./stack-backend";

/** One side of a move: a stack as one output folder has it, and Terraform with credentials for its backend. */
export interface Side {
  readonly stack: Stack;
  readonly terraform: Terraform;
}

/**
 * Copies a stack's state from the backend of an older output folder into that of a newer one. The old state stays. Where
 * the new backend already holds the same resources, nothing is written, so an interrupted move can be run again.
 */
export async function migrate(from: Side, to: Side, say: (line: string) => void): Promise<void> {
  const { name } = to.stack;
  const [oldPlace, newPlace] = [from, to].map(({ stack }) => backendOf(stack));
  if (oldPlace.place === newPlace.place) return say(`${name}: both folders keep it in ${oldPlace.place}; nothing to move.`);
  const progress = (doing: string) => say(`${name}: ${doing}`);
  const lock = await heldLock(from.terraform, from.stack, progress);
  if (lock) throw new UserError(lockText(name, lock, new Date()));
  const old = await pullState(from.terraform, from.stack, progress);
  if (!old.trim()) return say(`${name}: ${oldPlace.place} holds no state; nothing to move.`);
  const there = await pullState(to.terraform, to.stack, progress);
  if (!isEmpty(there)) {
    requireSame(old, there, `${name}: ${newPlace.place} already holds other resources`);
    const isCopy = isDeepStrictEqual(contentOf(old), contentOf(there));
    if (!isCopy) say(`${name}: one of the two was applied since the state was moved; plan the stack before the old state goes.`);
  } else {
    await push(to, old);
    requireSame(old, await pullState(to.terraform, to.stack, progress), `${name}: not everything arrived in ${newPlace.place}`);
  }
  const count = resourcesOf(old).size;
  const moved = count === 1 ? "1 resource lies" : `${count} resources lie`;
  say(`${name}: ${moved} in ${newPlace.place}. When nothing reads the old state any more:`);
  for (const each of oldPlace.remove) say(`  ${each}`);
}

/** A state may hold what nobody should read: its copy is the user's alone, and gone in the end. */
async function push({ stack, terraform }: Side, state: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "state-"));
  const file = join(folder, `${stack.name}.tfstate`);
  try {
    writeFileSync(file, state, { mode: 0o600 });
    await terraform.run(stack.folder, ["state", "push", "-no-color", file]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function requireSame(old: string, there: string, otherwise: string): void {
  const lines = [
    ...onlyIn(old, there).map((each) => `  only in the old state: ${each}`),
    ...onlyIn(there, old).map((each) => `  only in the new state: ${each}`),
  ];
  if (lines.length > 0) throw new UserError([`${otherwise}:`, ...lines].join("\n"));
}

/** What a state says of the world; its lineage is new where it arrives, and its serial begins anew. */
function contentOf(state: string) {
  const { resources = [], outputs = {} } = (state.trim() ? JSON.parse(state) : {}) as { resources?: object[]; outputs?: object };
  return { resources, outputs };
}

const isEmpty = (state: string) => isDeepStrictEqual(contentOf(state), contentOf(""));
