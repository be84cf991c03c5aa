import "../main";
import { removals } from "../environments/removals";
import { ACCEPTED, readAccepted, writeAccepted } from "./addresses/accepted-addresses";
import { compareAddresses, vanishedText } from "./addresses/compare-addresses";
import { synthesizedAddresses } from "./addresses/synthesized-addresses";
import { runScript, UserError } from "./terraform/user-error";

/**
 * `npm run addresses`: synthesizes, and writes every address into `environments/addresses/`. Nothing is written, and it
 * ends with 1, where an address is gone that no record tells of.
 */
async function main(): Promise<void> {
  const synthesized = synthesizedAddresses(process.env.CDKTF_OUTDIR ?? "cdktf.out", removals);
  const compared = compareAddresses(readAccepted(ACCEPTED), synthesized);
  const problem = vanishedText(compared);
  if (problem) throw new UserError(problem);
  writeAccepted(ACCEPTED, synthesized.made);
  for (const address of compared.recorded) console.log(`- ${address}`);
  console.log(
    `environments/addresses/: ${compared.added.length} new, ${compared.recorded.length} gone by a record. git diff shows them.`,
  );
}

if (!process.exitCode) runScript(main);
