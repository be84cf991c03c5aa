import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { Stack } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";
import { requireOwn } from "./own-folder";
import type { Direction } from "./planned-stack";
import type { Ended } from "./run";

/** Plans that were kept, in the order of their stacks. */
export interface KeptPlans {
  readonly direction: Direction;
  readonly stacks: ReadonlyArray<{ readonly name: string; readonly text: string }>;
}

/** Name of a kept plan in its stack's folder. */
export const KEPT_PLAN = "kept.tfplan";
/** Every folder of kept plans has it. */
export const INDEX = "kept-plans.json";
/** What init fetches, who is at work, and what may hold secrets and is no part of an apply: states, other runs' plans. */
const LEFT_OUT = /^\.terraform$|^\.terraform-run\.json|\.tfplan$|^(errored|recovered-.*)\.tfstate$/;

/**
 * Copies what an apply takes to a folder of its own: stacks with their plans and provider locks. Nothing in it is made again
 * later: what was read is what is applied. `file` is the plan's name in each stack's folder.
 */
export function keepPlans(
  folder: string,
  outdir: string,
  stacks: readonly Stack[],
  ended: readonly Ended[],
  direction: Direction,
  file: string,
): void {
  requireOwn("--keep", folder, INDEX);
  rmSync(folder, { recursive: true, force: true });
  // A saved plan holds values that the readable one hides.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  cpSync(join(outdir, "manifest.json"), join(folder, "manifest.json"));
  const planned = ended.filter(({ outcome }) => outcome === "planned");
  for (const stack of stacks.filter(({ name }) => planned.some((each) => each.name === name))) {
    const copy = join(folder, relative(outdir, stack.folder));
    cpSync(stack.folder, copy, { recursive: true, filter: (source) => !LEFT_OUT.test(basename(source)) });
    cpSync(join(stack.folder, file), join(copy, KEPT_PLAN));
  }
  const kept: KeptPlans = { direction, stacks: planned.map(({ name, text = "" }) => ({ name, text })) };
  writeFileSync(join(folder, INDEX), `${JSON.stringify(kept, null, 2)}\n`);
}

/** What `keepPlans` has written. */
export function readKeptPlans(folder: string): KeptPlans {
  try {
    return JSON.parse(readFileSync(join(folder, INDEX), "utf8"));
  } catch {
    throw new UserError(`${folder} holds no kept plans; npm run terraform -- plan <stacks> --keep <folder> writes them.`);
  }
}
