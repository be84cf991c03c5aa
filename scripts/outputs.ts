import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { prefixOf } from "./delivery/places";
import { environmentText, writeAtomically } from "./outputs/environment-file";
import { merged } from "./outputs/merged";
import { type StackOutputs, stackOutputs } from "./outputs/stack-outputs";
import { callersFolder, outputFolder } from "./terraform/caller";
import { shellTerraform } from "./terraform/shell-terraform";
import { readStacks, type Stack } from "./terraform/stacks";
import { runScript, UserError } from "./terraform/user-error";

const USAGE = `npm run outputs -- <system> <environment> [--to infrastructure.env] [--from cdktf.out]
  writes what Terraform shows of an environment into a file that a shell and python-dotenv read;
  --from names another folder of synthesized stacks, such as a rehearsal's (.rehearsal/local/out)`;

/**
 * Reads the states of an environment with the credentials of the shell; `npm run synth` comes first. What Terraform
 * hides is not written. Ends with 1 when the file is not all it could be.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { from: { type: "string" }, to: { type: "string" } },
  });
  const [system, environment, ...more] = positionals;
  if (!system || !environment || more.length > 0) throw new UserError(USAGE);
  const prefix = prefixOf(system, environment);
  const here = callersFolder();
  const file = resolve(here, values.to ?? "infrastructure.env");
  const from = outputFolder(values.from);
  const stacks = synthesized(from, prefix);
  const terraform = shellTerraform();
  const all: StackOutputs[] = [];
  // One at a time: two runs of init must not fill the cache of providers at once.
  for (const stack of stacks) all.push(await stackOutputs(terraform, stack, console.log));

  const found = merged(all);
  const count = Object.keys(found).length;
  if (count === 0) throw new UserError(`Nothing was written: ${prefix} has no outputs. ${behind(all).join(" ")}`.trim());
  const { text, refused } = environmentText(found, `Outputs of ${prefix}, written by "npm run outputs": changes are lost.`);
  writeAtomically(file, text);
  console.log(`${relative(here, file)} holds ${count - refused.length} outputs of ${prefix}.`);
  const hidden = all.flatMap(({ stack, sensitive }) => sensitive.map((name) => `${name} (${stack})`));
  if (hidden.length > 0) console.log(`Left out, because sensitive: ${hidden.join(", ")}.`);
  const problems = [...behind(all), ...refused.map((key) => `${key} is left out: sh and python-dotenv would not read it alike.`)];
  if (problems.length > 0) throw new UserError(problems.join("\n"));
}

function synthesized(folder: string, prefix: string): Stack[] {
  const stacks = existsSync(join(folder, "manifest.json")) ? readStacks(folder, `${prefix}-`) : [];
  if (stacks.length > 0) return stacks;
  throw new UserError(`${folder} holds no stack of ${prefix}: npm run synth comes first, or --from names another folder.`);
}

/** One sentence for each stack whose state lacks outputs. */
function behind(all: readonly StackOutputs[]): string[] {
  return all
    .filter(({ missing }) => missing.length > 0)
    .map(({ stack, values, sensitive, missing }) =>
      Object.keys(values).length + sensitive.length === 0
        ? `${stack} was not applied yet.`
        : `${stack} was not applied since it has ${missing.join(", ")}.`,
    );
}

runScript(main);
