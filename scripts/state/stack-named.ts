import { existsSync } from "node:fs";
import { join } from "node:path";
import { readStacks, type Stack } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";

/** The stacks of an output folder; says what comes first where there is none. */
export function stacksIn(outdir: string): Stack[] {
  if (existsSync(join(outdir, "manifest.json"))) return readStacks(outdir, "");
  throw new UserError(`${outdir} holds no synthesized stacks: npm run synth comes first, or --from names another folder.`);
}

/** One stack of an output folder, also one that is kept there though it is synthesized no more. */
export function stackNamed(outdir: string, name: string): Stack {
  const all = stacksIn(outdir);
  const folder = join(outdir, "stacks", name);
  const isKept = /^[\w-]+$/.test(name) && existsSync(join(folder, "cdk.tf.json"));
  const found = all.find((stack) => stack.name === name) ?? (isKept ? { name, folder, dependencies: [] } : undefined);
  if (found) return found;
  const near = all.filter((stack) => stack.name.includes(name) || name.startsWith(stack.name.split("-")[0]));
  const names = (near.length > 0 ? near : all).map((stack) => stack.name).sort();
  throw new UserError(`${outdir} has no stack "${name}"; there are ${names.join(", ")}.`);
}

/** The stacks whose names fit a pattern, in which `*` stands for anything. */
export function stacksLike(stacks: readonly Stack[], pattern: string): Stack[] {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  const expression = new RegExp(`^${parts.join(".*")}$`);
  return stacks.filter(({ name }) => expression.test(name));
}
