import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readStacks } from "../terraform/stacks";

/** A synthesized resource and its address in its stack. */
export type Resource = Readonly<Record<string, unknown>> & { readonly address: string };
/** The resources of one type in an environment. */
export type Environment = (type: string) => Resource[];

/** One line of a table of costs. */
export interface Item {
  readonly name: string;
  /** What the sheet's second column says of it: the source document's figure, or what ours is based on. */
  readonly document: string;
  /** US dollars. */
  readonly monthly: (of: Environment) => number;
}

/** All lines of a system, and what their second column is called. */
export interface CostSheet {
  readonly document: string;
  readonly items: readonly Item[];
}

/** What was synthesized of all stacks whose names begin with `prefix`. */
export function environmentOf(outdir: string, prefix: string): Environment {
  const stacks = readStacks(outdir, prefix).map(({ folder }) => JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")));
  return (type) =>
    stacks.flatMap(({ resource }) =>
      Object.entries<Record<string, unknown>>(resource?.[type] ?? {}).map(([address, attributes]) => ({
        ...attributes,
        address,
      })),
    );
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
