import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../../systems/platforms";
import { readStacks } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";
import { type Bill, billIn } from "./bill";

/** A system's environment, or an account's own stacks, and what it costs. */
export interface Billed {
  readonly system: string;
  readonly environment: string;
  readonly bill: Bill;
}

/** What an account's own stacks stand under, in a table of systems. */
export const ACCOUNT = "account";

type Names = Pick<Catalogue, "accounts" | "systems">;

/** Every environment of every system as it was synthesized, then what each account has once. */
export function allBilled(outdir: string, { accounts, systems }: Names): Billed[] {
  const environments = Object.entries(systems).flatMap(([system, all]) =>
    Object.keys(all ?? {}).map((environment) => ({ system, environment, bill: billIn(outdir, `${system}-${environment}-`) })),
  );
  const own = Object.keys(accounts).map((name) => ({
    system: ACCOUNT,
    environment: name,
    bill: billIn(outdir, `account-${name}-`, `state-${name}`),
  }));
  return [...environments, ...own];
}

/** Those of a system, or one environment alone; refuses what is not there, and a folder that holds nothing. */
export function chosen(all: readonly Billed[], system?: string, environment?: string): Billed[] {
  const found = all.filter((each) => (!system || each.system === system) && (!environment || each.environment === environment));
  if (found.length > 0) return found;
  const asked = [system, environment].join(" ").trim();
  throw new UserError(`There is no ${asked}; there is ${all.map((each) => `${each.system} ${each.environment}`).join(", ")}.`);
}

export function requireSynthesized(outdir: string): void {
  if (existsSync(join(outdir, "manifest.json")) && readStacks(outdir, "").length > 0) return;
  throw new UserError(`${outdir} holds no stacks: npm run synth comes first, or --from names another folder.`);
}
