import "../main";
import { readStacks } from "./terraform/stacks";

/** `npm run synth`: what the app of cdktf.json does, and says what is there. */
if (!process.exitCode) {
  const out = process.env.CDKTF_OUTDIR ?? "cdktf.out";
  console.log(
    `${readStacks(out, "").length} stacks in ${out}/stacks. Next: terraform -chdir=${out}/stacks/<stack> init, then plan`,
  );
}
