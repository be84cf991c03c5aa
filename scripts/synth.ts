import "../main";
import { readStacks } from "./terraform/stacks";

/** `npm run synth`: what `npx tsx main.ts` does, and says what is there. */
if (!process.exitCode) {
  const out = process.env.CDKTF_OUTDIR ?? "cdktf.out";
  console.log(
    `${readStacks(out, "").length} stacks in ${out}/stacks. Next: terraform -chdir=${out}/stacks/<stack> init, then plan`,
  );
}
