import "../main";
import { removals } from "../environments/removals";
import { acceptAddresses } from "./addresses/accept-addresses";
import { ACCEPTED } from "./addresses/accepted-addresses";
import { runScript } from "./terraform/user-error";

/** `npm run addresses`: synthesizes, and writes every address into `environments/addresses/`, unless one has vanished. */
async function main(): Promise<void> {
  const done = acceptAddresses(ACCEPTED, process.env.CDKTF_OUTDIR ?? "cdktf.out", removals);
  console.log(`Addresses: ${done}. What changed: git diff environments/addresses`);
}

if (!process.exitCode) runScript(main);
