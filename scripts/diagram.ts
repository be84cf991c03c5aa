import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { picture } from "./diagram/picture";
import { chosenPictures, PICTURES } from "./diagram/pictures";
import { readAllStacks } from "./run/choose-stacks";
import { callersFolder, outputFolder } from "./terraform/caller";
import { runScript, UserError } from "./terraform/user-error";

const USAGE = `npm run diagram -- [system] [environment] [--from cdktf.out] [--to docs/systems/pictures]
  draws what is synthesized; npm run synth comes first`;

/** Draws the pictures of every environment, of one system or of one environment. Those that nothing is drawn for any more are removed. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { from: { type: "string" }, to: { type: "string" } },
  });
  const [system, environment, ...more] = positionals;
  if (more.length > 0) throw new UserError(USAGE);
  const from = outputFolder(values.from);
  const to = values.to ? resolve(callersFolder(), values.to) : PICTURES;
  const chosen = chosenPictures(readAllStacks(from), system, environment);
  mkdirSync(to, { recursive: true });
  for (const { file, ...of } of chosen) writeFileSync(join(to, file), await picture(from, of.system, of.environment, of.subject));
  const files = chosen.map(({ file }) => file);
  const stale = system ? [] : readdirSync(to).filter((file) => file.endsWith(".svg") && !files.includes(file));
  for (const file of to === PICTURES ? stale : []) rmSync(join(to, file));
  console.log(`${chosen.length} pictures in ${relative(callersFolder(), to) || "."}`);
}

runScript(main);
