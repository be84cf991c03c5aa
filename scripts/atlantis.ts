import { existsSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { type PlacedStack, repoConfig } from "./atlantis/repo-config";
import { ROOT } from "./rehearsal/places";
import { stackTags } from "./terraform/stack-tags";
import { readStacks, type Stack } from "./terraform/stacks";
import { runScript, UserError } from "./terraform/user-error";

const HEAD = ` Written by "npm run atlantis" from the synthesized stacks: changes by hand are lost.`;

/** `npm run atlantis [-- --to atlantis.yaml]`: tells Atlantis of every synthesized stack; `npm run synth` comes first. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { to: { type: "string" } } });
  const out = process.env.CDKTF_OUTDIR ?? join(ROOT, "cdktf.out");
  if (!existsSync(join(out, "manifest.json"))) throw new UserError(`${out} holds no stacks: npm run synth comes first.`);
  // npm goes to the project's folder first; what is said on the command line is said from the caller's.
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), values.to ?? join(ROOT, "atlantis.yaml"));
  const config = repoConfig(readStacks(out, "").map(placed));
  writeFileSync(file, `#${HEAD}\n${stringify(config, { aliasDuplicateObjects: false, lineWidth: 0 })}`);
  console.log(`${config.projects.length} projects in ${relative(process.cwd(), file)}`);
}

function placed(stack: Stack): PlacedStack {
  const { System, Environment } = stackTags(stack);
  const own = `environments/${System}/${Environment}.ts`;
  return {
    ...stack,
    dir: relative(ROOT, stack.folder).split(sep).join("/"),
    // Stacks of accounts have no such file: theirs are among those that every stack is made from.
    ownSources: existsSync(join(ROOT, own)) ? [own] : [],
  };
}

runScript(main);
