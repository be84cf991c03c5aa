import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { workspaceTable } from "./hcp/table";
import { workspacesOf } from "./hcp/workspaces";
import { writeWorkspaces } from "./hcp/write-workspaces";
import { callersFolder, outputFolder } from "./terraform/caller";
import { runInForeground } from "./terraform/foreground";
import { terraformSettings, withoutDetours } from "./terraform/quiet-environment";
import { requireTerraform } from "./terraform/terraform";
import { runScript, UserError } from "./terraform/user-error";

const USAGE = `npm run hcp -- print <organization> [--from cdktf.out]   writes the Terraform that sets its workspaces, and shows them
npm run hcp -- apply <organization> [--from cdktf.out]   the same, and applies it: Terraform shows its plan and asks`;

/**
 * Sets the HCP Terraform workspaces of the stacks that `npm run synth` has written. The token is TFE_TOKEN, or the one of
 * `terraform login`; it is handed to Terraform and written nowhere.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { from: { type: "string" } } });
  const [command, organization, ...more] = positionals;
  if (!["print", "apply"].includes(command) || !organization || more.length > 0) throw new UserError(USAGE);
  const here = callersFolder();
  const from = outputFolder(values.from);

  const workspaces = workspacesOf(from, organization);
  const folder = writeWorkspaces(join(from, "hcp", organization), organization, workspaces);
  console.log(`${workspaceTable(workspaces)}\n\n${workspaces.length} workspaces in ${relative(here, folder)}`);
  if (command === "apply") await apply(folder);
}

async function apply(folder: string): Promise<void> {
  requireTerraform();
  const { TFE_TOKEN } = process.env;
  const environment = {
    // The state lies in the same organization, and Terraform itself reads another variable than the provider.
    ...(TFE_TOKEN && { TF_TOKEN_app_terraform_io: TFE_TOKEN }),
    ...withoutDetours(process.env),
    ...terraformSettings(),
    TF_INPUT: undefined,
  };
  await runInForeground(folder, ["init", "-input=false"], environment);
  await runInForeground(folder, ["apply"], environment);
}

runScript(main);
