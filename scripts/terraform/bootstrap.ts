import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Progress } from "./apply";
import type { Stack } from "./stacks";
import { onlyIn, resourcesOf } from "./state-resources";
import type { Terraform } from "./terraform";
import { UserError } from "./user-error";

/** Makes Terraform keep the state in the folder while its bucket does not exist yet. */
const OVERRIDE = "bootstrap_override.tf.json";

/** Applies the state stack in its folder, which is initialized; asks the user first or not. */
export type Apply = (folder: string) => Promise<void>;

/**
 * Brings the state of a `state-<account>` stack into the bucket that the stack itself makes, from an empty account or
 * from wherever an earlier try was interrupted; where it is there already, applies the stack as any other.
 * `localState` holds the state meanwhile; it must lie outside of what synthesis may write anew.
 */
export async function bootstrap(
  terraform: Terraform,
  { name, folder }: Stack,
  localState: string,
  apply: Apply,
  progress: Progress,
): Promise<void> {
  const override = join(folder, OVERRIDE);
  rmSync(override, { force: true });
  mkdirSync(dirname(localState), { recursive: true });

  progress("looking for the state");
  const remote = await remoteState(terraform, folder);
  if (remote) {
    removeLocalState(localState, remote);
    await apply(folder);
    return;
  }
  progress("init with a local state");
  writeFileSync(override, `${JSON.stringify({ terraform: { backend: { local: { path: localState } } } }, null, 2)}\n`);
  try {
    await terraform.run(folder, ["init", "-input=false", "-no-color", "-reconfigure"]);
    await apply(folder);
  } finally {
    rmSync(override, { force: true });
  }
  progress("moving the state into its bucket");
  await terraform.run(folder, ["init", "-input=false", "-no-color", "-migrate-state", "-force-copy"]);
  const arrived = await remoteState(terraform, folder);
  if (!arrived) throw new UserError(`${name}: the state did not arrive in its bucket; it still lies in ${localState}`);
  removeLocalState(localState, arrived);
}

/**
 * The state in the bucket; nothing when the bucket or the state does not exist, or holds no resource. Any other failure, such as
 * expired credentials, is the caller's to mend: it must not pass for an empty account.
 */
async function remoteState(terraform: Terraform, folder: string): Promise<string | undefined> {
  const init = await terraform.run(folder, ["init", "-input=false", "-no-color", "-reconfigure"], { accept: [0, 1] });
  const said = `${init.stdout}\n${init.stderr}`;
  if (init.code !== 0 && /bucket "[^"]+" does not exist|NoSuchBucket/i.test(said)) return undefined;
  if (init.code !== 0) throw new UserError(`terraform init failed in ${folder}:\n${said.trim()}`);
  const { stdout: state } = await terraform.run(folder, ["state", "pull"]);
  return resourcesOf(state).size > 0 ? state : undefined;
}

/** Removes the local copy of a state that has arrived; a record of other resources is nobody's to throw away. */
function removeLocalState(file: string, arrived: string): void {
  const onlyHere = existsSync(file) ? onlyIn(readFileSync(file, "utf8"), arrived) : [];
  if (onlyHere.length > 0) {
    throw new UserError(
      `${file} knows resources that the state in the bucket does not: ${onlyHere.join(", ")}; import or remove them, then remove the file.`,
    );
  }
  for (const each of [file, `${file}.backup`]) rmSync(each, { force: true });
}
