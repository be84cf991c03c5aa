import type { Removal } from "../../environments/removals";
import { UserError } from "../terraform/user-error";
import { readAccepted, writeAccepted } from "./accepted-addresses";
import { compareAddresses } from "./compare-addresses";
import { synthesizedAddresses } from "./synthesized-addresses";
import { vanishedText } from "./vanished-text";

/**
 * Makes what an output folder holds the addresses that are accepted, and says how many are new or gone. Nothing is
 * written where an address is gone that no record tells of.
 */
export function acceptAddresses(folder: string, outdir: string, removals: readonly Removal[]): string {
  const synthesized = synthesizedAddresses(outdir, removals);
  const compared = compareAddresses(readAccepted(folder), synthesized);
  const problem = vanishedText(compared);
  if (problem) throw new UserError(problem);
  writeAccepted(folder, synthesized.made);
  return `${compared.added.length} new, ${compared.recorded.length} gone by a record`;
}
