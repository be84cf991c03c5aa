import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Progress } from "./apply";
import type { Stack } from "./stacks";
import type { Terraform } from "./terraform";
import { UserError } from "./user-error";

/** Makes Terraform keep the state in the folder while its bucket does not exist yet. */
const OVERRIDE = "bootstrap_override.tf.json";
const LOCAL_STATE = "bootstrap.tfstate";

/** Applies the state stack in its folder, which is initialized; asks the user first or not. */
export type Apply = (folder: string) => Promise<void>;

/**
 * Brings the state of a `state-<account>` stack into the bucket that the stack itself makes, from an empty account or
 * from wherever an earlier try was interrupted; where it is there already, applies the stack as any other.
 */
export async function bootstrap(terraform: Terraform, { name, folder }: Stack, apply: Apply, progress: Progress): Promise<void> {
  const override = join(folder, OVERRIDE);
  const localState = join(folder, LOCAL_STATE);
  rmSync(override, { force: true });

  progress("looking for the state");
  if (await isRemote(terraform, folder)) {
    removeLocalState(localState);
    await apply(folder);
    return;
  }
  progress("init with a local state");
  writeFileSync(override, `${JSON.stringify({ terraform: { backend: { local: { path: LOCAL_STATE } } } }, null, 2)}\n`);
  try {
    await terraform.run(folder, ["init", "-input=false", "-no-color", "-reconfigure"]);
    await apply(folder);
  } finally {
    rmSync(override, { force: true });
  }
  progress("moving the state into its bucket");
  await terraform.run(folder, ["init", "-input=false", "-no-color", "-migrate-state", "-force-copy"]);
  const { stdout } = await terraform.run(folder, ["state", "list"]);
  if (!stdout.trim()) throw new UserError(`${name}: the state did not arrive in its bucket; it still lies in ${localState}`);
  removeLocalState(localState);
}

/** Whether the bucket exists and holds this stack's state. Any failure but a missing bucket is the caller's to mend. */
async function isRemote(terraform: Terraform, folder: string): Promise<boolean> {
  const init = await terraform.run(folder, ["init", "-input=false", "-no-color", "-reconfigure"], { accept: [0, 1] });
  if (init.code === 0) return (await terraform.run(folder, ["state", "list"], { accept: [0, 1] })).stdout.trim() !== "";
  const said = `${init.stdout}\n${init.stderr}`;
  if (/bucket "[^"]+" does not exist|NoSuchBucket/i.test(said)) return false;
  throw new UserError(`terraform init failed in ${folder}:\n${said.trim()}`);
}

function removeLocalState(file: string): void {
  for (const each of [file, `${file}.backup`]) if (existsSync(each)) rmSync(each);
}
