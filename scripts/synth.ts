import "../main";
import { readStacks } from "./terraform/stacks";

/** `npm run synth`: what `npx tsx main.ts` does, and says what is there. */
if (!process.exitCode) {
  const stacks = readStacks(process.env.CDKTF_OUTDIR ?? "cdktf.out", "");
  console.log(`${stacks.length} stacks in cdktf.out/stacks. Next: terraform -chdir=cdktf.out/stacks/<stack> init, then plan`);
}
