import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { importId } from "./state/import-id";
import { migrateStacks } from "./state/migrate-stacks";
import { recover } from "./state/recover";
import { stackNamed } from "./state/stack-named";
import { unlock } from "./state/unlock";
import { agree } from "./terraform/agree";
import { callersFolder, outputFolder } from "./terraform/caller";
import { shellTerraform } from "./terraform/shell-terraform";
import { runScript, UserError } from "./terraform/user-error";

const USAGE = `Say one of these, after npm run synth (docs/operations/state.md):
  npm run state -- unlock <stack> [--yes] [--even-if-running]   shows who locked a state, and frees it
  npm run state -- recover <stack>                              brings in what Terraform could not save (errored.tfstate)
  npm run state -- migrate <pattern> --from-output <folder>     moves states from where an older cdktf.out has them
       [--old-profile <AWS profile>]                            … which another account's credentials must read
  npm run state -- id <stack> <address>                         the id to import a resource by
  --from <folder> names another folder of synthesized stacks than cdktf.out, such as .rehearsal/local/out`;

const options = {
  from: { type: "string" },
  "from-output": { type: "string" },
  "old-profile": { type: "string" },
  yes: { type: "boolean" },
  "even-if-running": { type: "boolean" },
} as const;

/** Operations on states, with the credentials of the shell. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const [command, name, address, ...more] = positionals;
  const here = callersFolder();
  const from = outputFolder(values.from);
  const needsAddress = command === "id";
  if (!name || more.length > 0 || needsAddress !== (address !== undefined)) throw new UserError(USAGE);
  const stack = () => stackNamed(from, name);
  switch (command) {
    case "unlock": {
      const agrees = values.yes ? async () => true : agree;
      return unlock(shellTerraform(), stack(), { agrees, evenIfRunning: values["even-if-running"] ?? false }, console.log);
    }
    case "recover":
      return recover(shellTerraform(), stack(), console.log);
    case "migrate": {
      const older = values["from-output"];
      if (!older) throw new UserError(USAGE);
      const old = { folder: resolve(here, older), terraform: shellTerraform({ profile: values["old-profile"] }) };
      return migrateStacks(old, { folder: from, terraform: shellTerraform() }, name, console.log);
    }
    case "id":
      // The id alone goes to standard output, for scripts.
      console.log(await importId(shellTerraform(), stack(), address, (doing) => console.error(`${name}: ${doing}`)));
      return;
    default:
      throw new UserError(USAGE);
  }
}

runScript(main);
