import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type App, Manifest, TerraformStack } from "cdktf";
import { brokenRules } from "../modules/governance/broken-rules";

/**
 * Writes every stack below the app's output folder, or nothing at all: the problems of all stacks come first, in one
 * error. Folders of stacks that no longer exist are removed.
 */
export function synthesize(app: App): void {
  const stacks = app.node.findAll().filter(TerraformStack.isStack);
  for (const stack of stacks) stack.prepareStack();
  const problems = stacks.flatMap((stack) => [
    ...stack.node
      .findAll()
      .flatMap((construct) => construct.node.validate().map((problem) => `${construct.node.path}: ${problem}`)),
    ...brokenRules(stack, stack.toTerraform()),
  ]);
  if (problems.length > 0) throw new Error(["nothing was written, because:", ...problems].join("\n  - "));
  app.synth();
  removeOthers(
    join(app.outdir, Manifest.stacksFolder),
    stacks.map((stack) => stack.node.id),
  );
}

function removeOthers(folder: string, kept: readonly string[]): void {
  for (const name of readdirSync(folder)) {
    if (!kept.includes(name)) rmSync(join(folder, name), { recursive: true });
  }
}
