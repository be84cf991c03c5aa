import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { catalogue } from "../environments";
import { ROOT } from "./rehearsal/places";
import { bootstrap } from "./terraform/bootstrap";
import { runInForeground } from "./terraform/foreground";
import { terraformSettings, withoutDetours } from "./terraform/quiet-environment";
import { readStacks } from "./terraform/stacks";
import { stopSignal } from "./terraform/stop-signal";
import { requireTerraform, Terraform } from "./terraform/terraform";
import { runScript, UserError } from "./terraform/user-error";

/**
 * `npm run bootstrap -- <account> [--auto-approve]`: takes an account of `environments/accounts/` to remote state, with
 * the AWS credentials of the shell. Terraform shows its plan and asks. Can be run again at any time.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { "auto-approve": { type: "boolean" } } });
  const [name] = positionals;
  const accounts = Object.keys(catalogue.accounts);
  if (!name || !accounts.includes(name))
    throw new UserError(`Name one account of ${accounts.join(", ")}: npm run bootstrap -- ${accounts[0]}`);
  requireTerraform();
  const out = join(ROOT, "cdktf.out");
  const synthesized = spawnSync(process.execPath, ["--import", "tsx", "main.ts"], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, CDKTF_OUTDIR: out },
  });
  if (synthesized.status !== 0) throw new UserError("Nothing was applied.");
  const stack = readStacks(out, `state-${name}`).find((each) => each.name === `state-${name}`);
  if (!stack) throw new UserError(`The state of ${name} lies in HCP Terraform, there is nothing to bootstrap.`);

  const environment = { ...withoutDetours(process.env), ...terraformSettings(), TF_INPUT: undefined };
  const options = values["auto-approve"] ? ["-auto-approve", "-input=false"] : [];
  const apply = (folder: string) => runInForeground(folder, ["apply", ...options], environment);
  const localState = join(ROOT, ".bootstrap", `${name}.tfstate`);
  await bootstrap(new Terraform(environment, stopSignal()), stack, localState, apply, console.log);
  console.log(`The state of ${name} lies in its bucket. Next: terraform -chdir=cdktf.out/stacks/<stack> init, plan, apply.`);
}

runScript(main);
