import { readStacks } from "../../scripts/terraform/stacks";
import { readStackFile, type StackFile } from "./synthesized";

/** Stacks by their whole names: `foundry-dev-network`. */
export type StackFiles = Readonly<Record<string, StackFile>>;

/** The stacks of one environment of a system. */
export const filesOf = (outdir: string, system: string, environment: string): StackFiles =>
  Object.fromEntries(readStacks(outdir, `${system}-${environment}-`).map((stack) => [stack.name, readStackFile(stack)]));

/** A copy of the stacks with something else in them. */
export function planted(files: StackFiles, change: (files: Record<string, StackFile>) => void): StackFiles {
  const copy = structuredClone(files);
  change(copy);
  return copy;
}
