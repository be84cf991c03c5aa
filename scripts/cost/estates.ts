import { ACCOUNTS, ownersIn } from "../docs/survey";
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

/** Every environment of every system as it was synthesized, then what each account has once. */
export const allBilled = (outdir: string, names: Parameters<typeof ownersIn>[0]): Billed[] =>
  ownersIn(names).map(({ system, environment, begins }) => ({
    system: system === ACCOUNTS ? ACCOUNT : system,
    environment,
    bill: billIn(outdir, ...begins),
  }));

/** Those of a system, or one environment alone; refuses what is not there. */
export function chosen(all: readonly Billed[], system?: string, environment?: string): Billed[] {
  const found = all.filter((each) => (!system || each.system === system) && (!environment || each.environment === environment));
  if (found.length > 0) return found;
  const asked = [system, environment].join(" ").trim();
  throw new UserError(`There is no ${asked}; there is ${all.map((each) => `${each.system} ${each.environment}`).join(", ")}.`);
}
