import type { Stack } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";
import { chooseStacks } from "./choose-stacks";

/**
 * Refuses to take away what other stacks of `outdir` stand on while they stay, over any number of steps: what an account
 * has once, too, such as the provider that its roles trust. AWS would refuse some of it, but only after the rest is
 * gone, such as a network's routes. Those that are gone already do no harm when they are named.
 */
export function requireReaders(stacks: readonly Stack[], outdir: string): void {
  const all = chooseStacks(outdir, ["*"]);
  const chosen = new Set(stacks.map(({ name }) => name));
  const left = stacks.flatMap(({ name }) =>
    all
      .filter((each) => each.dependencies.includes(name) && !chosen.has(each.name))
      .map((each) => `${each.name} must be named too, because ${name} is what it stands on.`),
  );
  if (left.length > 0) throw new UserError(left.join("\n"));
}
