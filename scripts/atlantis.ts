import { existsSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { type PlacedStack, repoConfig } from "./atlantis/repo-config";
import { ROOT } from "./rehearsal/places";
import { readAllStacks } from "./run/choose-stacks";
import { callersFolder, outputFolder } from "./terraform/caller";
import { stackTags } from "./terraform/stack-tags";
import type { Stack } from "./terraform/stacks";
import { runScript, UserError } from "./terraform/user-error";

const HEAD = `# Written by "npm run atlantis" from the synthesized stacks: changes by hand are lost.`;

/**
 * `npm run atlantis [-- --from cdktf.out] [--to atlantis.yaml]`: tells Atlantis of every synthesized stack; `npm run synth`
 * comes first. The file must lie at the root of the repository, above the stacks.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: "string" }, to: { type: "string" } } });
  const here = callersFolder();
  const out = outputFolder(values.from);
  const file = values.to ? resolve(here, values.to) : join(ROOT, "atlantis.yaml");
  const config = repoConfig(readAllStacks(out).map((stack) => placed(stack, dirname(file))));
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
