import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { outputFolder } from "../terraform/caller";
import type { Stack } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";

/** Where Terraform leaves a state that it could not save. */
export const UNSAVED_STATE = "errored.tfstate";

/** A state that could not be saved lies beside the stack: whoever applies now makes everything in it once more. */
export function requireSavedState({ name, folder }: Stack): void {
  if (!existsSync(join(folder, UNSAVED_STATE))) return;
  throw new UserError(`${name}: an earlier run could not save its state, which still lies in ${folder}/${UNSAVED_STATE}.`);
}

/** The command that brings it in; it names the folder of the stacks where that is not the usual one, as with kept plans. */
export function recoverCommand({ name, folder }: Stack): string {
  const outdir = dirname(dirname(folder));
  const isUsual = outdir === outputFolder();
  return `npm run state -- recover ${name}${isUsual ? "" : ` --from '${outdir}'`}`;
}
