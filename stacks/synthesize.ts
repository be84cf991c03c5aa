import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { App, Manifest, TerraformStack } from "cdktf";
import { invokeAspects } from "cdktf/lib/synthesize/synthesizer";
import { brokenRules } from "../modules/governance/broken-rules";
import { settle } from "./settle";
import { withoutTraces } from "./without-traces";

/**
 * Runs an app from beginning to end, and returns its output folder. What is wrong with its settings is shown as it is,
 * without a stack trace; then nothing is returned.
 */
export function runApp(build: (app: App) => void): string | undefined {
  try {
    return withoutTraces(() => {
      const app = new App();
      build(app);
      synthesize(app);
      return app.outdir;
    });
  } catch (error) {
    if (!(error instanceof Unbuildable)) throw error;
    console.error(error.message);
    process.exitCode = 1;
    return undefined;
  }
}

/** Something that cannot be built from the settings as they are; the message lists every reason. */
export class Unbuildable extends Error {}

/**
 * Writes every stack below the app's output folder, or nothing at all: the problems of all stacks come first, in one
 * error. Folders of stacks that no longer exist are removed.
 */
export function synthesize(app: App): void {
  const stacks = preparedStacks(app);
  const folder = join(app.outdir, Manifest.stacksFolder);
  const names = stacks.map((stack) => stack.node.id);
  // Archives lie under the hash of what is in them: those of an earlier run would stay for ever.
  for (const name of names) rmSync(join(folder, name, "assets"), { recursive: true, force: true });
  app.synth();
  removeOthers(folder, names);
}

/** Every stack of the app, ready to be written; throws one error that lists the problems of all. */
export function preparedStacks(app: App): TerraformStack[] {
  const stacks = app.node.findAll().filter(TerraformStack.isStack);
  for (const stack of stacks) invokeAspects(stack);
  settle(stacks);
  const problems = stacks.flatMap(problemsOf);
  if (problems.length > 0) throw new Unbuildable(["Nothing was written:", ...problems].join("\n"));
  return stacks;
}

function problemsOf(stack: TerraformStack): string[] {
  const unfit = stack.node.findAll().flatMap((construct) => {
    const found = construct.node.validate();
    return found.length > 0 ? [[`${construct.node.path} cannot be built:`, ...found].join("\n  - ")] : [];
  });
  const broken = brokenRules(stack, stack.toTerraform());
  return broken.length > 0 ? [...unfit, [`${stack.node.path} breaks rules:`, ...broken].join("\n  - ")] : unfit;
}

/** Terraform leaves a state here that it could not save: the only record of what an apply has made. */
const UNSAVED_STATE = "errored.tfstate";

/** Removes what an earlier run wrote and this one does not; whatever holds no synthesized stack is somebody else's. */
function removeOthers(folder: string, kept: readonly string[]): void {
  for (const name of readdirSync(folder)) {
    const isStale = !kept.includes(name) && existsSync(join(folder, name, "cdk.tf.json"));
    if (!isStale) continue;
    if (existsSync(join(folder, name, UNSAVED_STATE)))
      console.error(
        `${name} is no stack any more; its folder is kept for its ${UNSAVED_STATE}: npm run state -- recover ${name}`,
      );
    else rmSync(join(folder, name), { recursive: true });
  }
}
