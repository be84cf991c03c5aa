import { existsSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { type PlacedStack, repoConfig } from "./atlantis/repo-config";
import { ROOT } from "./rehearsal/places";
import { stackTags } from "./terraform/stack-tags";
import { readStacks, type Stack } from "./terraform/stacks";
import { runScript, UserError } from "./terraform/user-error";

const HEAD = `# Written by "npm run atlantis" from the synthesized stacks: changes by hand are lost.`;

/**
 * `npm run atlantis [-- --from cdktf.out] [--to atlantis.yaml]`: tells Atlantis of every synthesized stack; `npm run synth`
 * comes first. The file must lie at the root of the repository, above the stacks.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: "string" }, to: { type: "string" } } });
  // npm goes to the project's folder first; what is said on the command line is said from the caller's.
  const here = process.env.INIT_CWD ?? process.cwd();
  const out = values.from ? resolve(here, values.from) : (process.env.CDKTF_OUTDIR ?? join(ROOT, "cdktf.out"));
  const file = values.to ? resolve(here, values.to) : join(ROOT, "atlantis.yaml");
  if (!existsSync(join(out, "manifest.json"))) throw new UserError(`${out} holds no stacks: npm run synth comes first.`);
  const config = repoConfig(readStacks(out, "").map((stack) => placed(stack, dirname(file))));
  writeFileSync(file, `${HEAD}\n${stringify(config, { aliasDuplicateObjects: false, lineWidth: 0 })}`);
  console.log(`${config.projects.length} projects in ${relative(here, file)}`);
}

function placed(stack: Stack, root: string): PlacedStack {
  const dir = relative(root, stack.folder).split(sep).join("/");
  if (dir.startsWith("../")) throw new UserError(`${stack.folder} must lie below ${root}: Atlantis goes nowhere else.`);
  const { System, Environment } = stackTags(stack);
  const own = `environments/${System}/${Environment}.ts`;
  // Stacks of accounts have no such file: theirs are among those that every stack is made from.
  return { ...stack, dir, ownSources: existsSync(join(ROOT, own)) ? [own] : [] };
}

runScript(main);
