import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One synthesized stack, as the manifest of an output folder names it. */
export interface Stack {
  readonly name: string;
  /** Folder that plain `terraform` runs in. */
  readonly folder: string;
  /** Names of the stacks whose outputs it reads. */
  readonly dependencies: readonly string[];
}

/** The stacks of an output folder whose names begin with one of `prefixes`, what others wait for longest first. */
export function readStacks(outdir: string, ...prefixes: string[]): Stack[] {
  const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as {
    stacks: Record<string, { name: string; workingDirectory: string; dependencies: string[] }>;
  };
  const chosen = Object.values(stacks)
    .filter(({ name }) => prefixes.some((prefix) => name.startsWith(prefix)))
    .map(({ name, workingDirectory, dependencies }) => ({ name, folder: join(outdir, workingDirectory), dependencies }));
  return longestFirst(chosen);
}

/** What others among them wait for longest comes first. */
export function longestFirst(stacks: readonly Stack[]): Stack[] {
  return [...stacks].sort((a, b) => chain(b, stacks) - chain(a, stacks) || a.name.localeCompare(b.name));
}

/** How many stacks follow one another at most behind `stack`. */
function chain(stack: Stack, all: readonly Stack[]): number {
  const behind = all.filter(({ dependencies }) => dependencies.includes(stack.name));
  return Math.max(0, ...behind.map((each) => 1 + chain(each, all)));
}

/** The same stacks with every arrow turned round, for destroying. */
export function reversed(stacks: readonly Stack[]): Stack[] {
  return stacks.map((stack) => ({
    ...stack,
    dependencies: stacks.filter(({ dependencies }) => dependencies.includes(stack.name)).map(({ name }) => name),
  }));
}

/** The names of all stacks that `stack` reads from or that read from it, over any number of steps, and its own. */
export function related({ name }: Stack, all: readonly Stack[]): string[] {
  return [...new Set([...reachable(name, all), ...reachable(name, reversed(all))])];
}

/** A stack's name and those of all that it reads from, over any number of steps. */
export function reachable(name: string, all: readonly Stack[]): Set<string> {
  const found = new Set([name]);
  for (const each of found) {
    for (const next of all.find((stack) => stack.name === each)?.dependencies ?? []) found.add(next);
  }
  return found;
}
