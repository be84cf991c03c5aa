import { existsSync } from "node:fs";
import { join } from "node:path";
import { readAllStacks } from "../run/choose-stacks";
import type { Stack } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";

/** One stack of an output folder, also one that is kept there though it is synthesized no more. */
export function stackNamed(outdir: string, name: string): Stack {
  const all = readAllStacks(outdir);
  const folder = join(outdir, "stacks", name);
  const isKept = /^[\w-]+$/.test(name) && existsSync(join(folder, "cdk.tf.json"));
  const found = all.find((stack) => stack.name === name) ?? (isKept ? { name, folder, dependencies: [] } : undefined);
  if (found) return found;
  const near = all.filter((stack) => stack.name.includes(name) || name.startsWith(stack.name.split("-")[0]));
  const names = (near.length > 0 ? near : all).map((stack) => stack.name).sort();
  throw new UserError(`${outdir} has no stack "${name}"; there are ${names.join(", ")}.`);
}
