import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Removal } from "../../environments/removals";
import { resourcesOf } from "../../modules/governance/findings";
import { wildcard } from "../../modules/shared/wildcard";
import { stackTags } from "../terraform/stack-tags";
import { readStacks, type Stack } from "../terraform/stacks";

/** What an output folder makes; an address is written as `<stack>:<address>`, as `--allow-destroy` takes it. */
export interface Synthesized {
  /** By `<system>-<environment>`, sorted. */
  readonly made: Addresses;
  /** Whether a record says where an address has gone. */
  readonly isRecorded: (address: string) => boolean;
}

export type Addresses = Readonly<Record<string, readonly string[]>>;

/** Reads the blocks that Terraform will read; a removal that only the next apply carries out stands in no block. */
export function synthesizedAddresses(outdir: string, removals: readonly Removal[]): Synthesized {
  const made: Record<string, string[]> = {};
  const left = new Set<string>();
  for (const stack of readStacks(outdir, "")) {
    const { System, Environment } = stackTags(stack);
    const owner = `${System}-${Environment}`;
    const { moved = [], removed = [], ...blocks } = readBlocks(stack);
    made[owner] = [...(made[owner] ?? []), ...resourcesOf(blocks).map(({ address }) => `${stack.name}:${address}`)];
    for (const { from } of [...moved, ...removed]) left.add(`${stack.name}:${from}`);
  }
  for (const addresses of Object.values(made)) addresses.sort();
  const fitting = removals.map(({ stack, address }) => wildcard(`${stack}:${address}`));
  return { made, isRecorded: (address) => left.has(address) || fitting.some((fits) => fits(address)) };
}

interface Blocks {
  readonly moved?: readonly { from: string }[];
  readonly removed?: readonly { from: string }[];
}

const readBlocks = ({ folder }: Stack): Blocks => JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
