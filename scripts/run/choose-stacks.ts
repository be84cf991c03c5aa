import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { wildcard } from "../../modules/shared/wildcard";
import { longestFirst, reachable, readStacks, type Stack } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";

/**
 * The stacks of an output folder whose names fit one of `patterns` (`partner-dev-*`), what others wait for longest first.
 * What an account has once comes before everything in it. Refuses a pattern that fits none.
 */
export function chooseStacks(outdir: string, patterns: readonly string[]): Stack[] {
  if (patterns.length === 0) throw new UserError("Name stacks, e.g. 'partner-dev-*' or partner-dev-network.");
  const all = readAllStacks(outdir);
  const fits = patterns.map(wildcard);
  const without = patterns.filter((_, index) => !all.some(({ name }) => fits[index](name)));
  if (without.length > 0) {
    const beginnings = [...new Set(all.map(({ name }) => name.replace(/-[^-]+$/, "-*")))].sort();
    throw new UserError(`No stack fits ${without.join(", ")}; ${outdir} holds ${beginnings.join(", ")}.`);
  }
  const chosen = all.filter(({ name }) => fits.some((isFit) => isFit(name)));
  const names = new Set(chosen.map(({ name }) => name));
  const accounts = new Map(chosen.map((stack) => [stack.name, accountOf(stack)]));
  // Also over a stack that is not chosen: what stands below it still comes first.
  const ordered = chosen.map((stack) => {
    const below = [...reachable(stack.name, all)].filter((name) => name !== stack.name && names.has(name));
    return { ...stack, dependencies: [...new Set([...stack.dependencies, ...below, ...accountStacks(stack, accounts)])] };
  });
  return longestFirst(ordered);
}

/** Every stack of an output folder; says what comes first where there is none. */
export function readAllStacks(outdir: string): Stack[] {
  const all = existsSync(join(outdir, "manifest.json")) ? readStacks(outdir, "") : [];
  if (all.length > 0) return all;
  throw new UserError(`${outdir} holds no stacks: npm run synth comes first. --from names another folder.`);
}

/** No stack reads from those that an account has once, yet some of what they make must be there first, such as a role. */
function accountStacks({ name }: Stack, accounts: ReadonlyMap<string, string | undefined>): string[] {
  const kind = kindOf(name);
  if (kind === "state") return [];
  const below = kind === "account" ? ["state"] : ["state", "account"];
  const own = accounts.get(name);
  return [...accounts].flatMap(([other, account]) => (below.includes(kindOf(other)) && account === own ? [other] : []));
}

const kindOf = (name: string) => /^(state|account)-/.exec(name)?.[1] ?? "system";

function accountOf({ folder }: Stack): string | undefined {
  const { provider }: { provider?: { aws?: readonly { allowed_account_ids?: readonly string[] }[] } } = JSON.parse(
    readFileSync(join(folder, "cdk.tf.json"), "utf8"),
  );
  return provider?.aws?.[0]?.allowed_account_ids?.[0];
}
