import { wildcard } from "../../modules/shared/wildcard";
import { readAllStacks } from "../run/choose-stacks";
import type { Stack } from "../terraform/stacks";
import type { Terraform } from "../terraform/terraform";
import { UserError } from "../terraform/user-error";
import { migrate } from "./migrate";

/** One output folder, and Terraform with credentials for the backends of its stacks. */
export interface Output {
  readonly folder: string;
  readonly terraform: Terraform;
}

/** Moves the states of all stacks that fit a pattern, one after the other. A failure keeps none of the others from moving. */
export async function migrateStacks(from: Output, to: Output, pattern: string, say: (line: string) => void): Promise<void> {
  const fits = wildcard(pattern);
  const [old, current] = [from, to].map(({ folder }) => readAllStacks(folder).filter(({ name }) => fits(name)));
  const moving = current.flatMap((stack) => {
    const before = old.find(({ name }) => name === stack.name);
    return before ? [{ before, stack }] : [];
  });
  if (moving.length === 0) throw new UserError(`No stack of both ${from.folder} and ${to.folder} is named ${pattern}.`);
  for (const line of onlyOnOneSide(old, current)) say(line);
  const problems: string[] = [];
  for (const { before, stack } of moving) {
    try {
      await migrate({ ...from, stack: before }, { ...to, stack }, say);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new UserError(["Not everything was moved:", ...problems].join("\n"));
}

function onlyOnOneSide(old: readonly Stack[], current: readonly Stack[]): string[] {
  const apart = (these: readonly Stack[], those: readonly Stack[]) =>
    these.filter(({ name }) => !those.some((each) => each.name === name)).map(({ name }) => name);
  return [
    ...apart(current, old).map((name) => `${name}: not in the old folder; nothing to move.`),
    ...apart(old, current).map((name) => `${name}: only in the old folder; its state stays where it is.`),
  ];
}
