import type { Account } from "../../environments/account";
import { nonprod } from "../../environments/accounts/nonprod";
import { dev } from "../../environments/partner/dev";
import { rehearsed } from "../../environments/rehearse";
import { readStacks } from "../../scripts/terraform/stacks";
import type { Catalogue } from "../../systems/platforms";
import { readStackFile, type StackFile, synthesizeAll, writtenLocalAws } from "../support/synthesized";

/** partner dev alone, in an account that differs from nonprod by `changes`. */
export const partnerDevIn = (changes: Partial<Account> = {}): Catalogue => ({
  accounts: {},
  systems: { partner: { dev: { ...dev, account: { ...nonprod, ...changes } } } },
});

/** One synthesized stack of a catalogue. */
export function oneStack(catalogue: Catalogue, name: string): StackFile {
  const [stack] = readStacks(synthesizeAll(catalogue), name);
  return readStackFile(stack);
}

/** partner dev's database stack, which reads from two others. */
export const databaseIn = (changes?: Partial<Account>): StackFile => oneStack(partnerDevIn(changes), "partner-dev-database");

/** The same stack as a rehearsal writes it. */
export const databaseRehearsed = (changes?: Partial<Account>): StackFile =>
  oneStack(rehearsed(partnerDevIn(changes), writtenLocalAws), "partner-dev-database");
