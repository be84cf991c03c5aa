import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { typeOf } from "../../stacks/addresses";
import { readStacks } from "../terraform/stacks";
import { blocksOf, type StackBlocks, withoutBlocks } from "./stack-blocks";

/** What a rehearsal goes without in one stack. */
export interface LeftOut {
  /** How many there are of each type that is not rehearsed. */
  readonly types: Readonly<Record<string, number>>;
  /** What went with them, because it reads one of them: addresses, outputs as `output.<name>`. */
  readonly withThem: readonly string[];
}

/** By stack; one without anything left out is not in it. */
export type Absences = Readonly<Record<string, LeftOut>>;

const recordIn = (outdir: string) => join(outdir, "not-rehearsed.json");

/** What was left out of the stacks in `outdir`. */
export const absencesIn = (outdir: string): Absences => JSON.parse(readFileSync(recordIn(outdir), "utf8"));

/**
 * Takes every resource of a type in `types` out of the synthesized stacks in `outdir`, and whatever reads one of them:
 * resources, data, outputs, and what other stacks make of these outputs. Says in a file there what is gone.
 */
export function leaveOut(outdir: string, types: readonly string[]): void {
  const stacks = readStacks(outdir, "").map(({ name, folder }) => {
    const file = join(folder, "cdk.tf.json");
    return { name, file, json: JSON.parse(readFileSync(file, "utf8")) as StackBlocks };
  });
  const absences: Record<string, LeftOut> = {};
  for (const [name, gone] of absentFrom(stacks, types)) {
    if (gone.size === 0) continue;
    const stack = stacks.find((each) => each.name === name);
    if (stack) writeFileSync(stack.file, JSON.stringify(withoutBlocks(stack.json, gone), null, 2));
    absences[name] = counted([...gone], types);
  }
  writeFileSync(recordIn(outdir), `${JSON.stringify(absences, null, 2)}\n`);
}

interface NamedStack {
  readonly name: string;
  readonly json: StackBlocks;
}

/** The addresses that must go, by stack: repeats until no block that stays reads one that goes. */
export function absentFrom(stacks: readonly NamedStack[], types: readonly string[]): Map<string, Set<string>> {
  const gone = new Map(stacks.map(({ name }) => [name, new Set<string>()]));
  const all = stacks.flatMap(({ name, json }) => blocksOf(json).map((block) => ({ stack: name, json, ...block })));
  for (const { stack, address } of all) if (types.includes(typeOf(address))) gone.get(stack)?.add(address);

  let before = -1;
  const total = () => [...gone.values()].reduce((sum, { size }) => sum + size, 0);
  while (before < total()) {
    before = total();
    for (const { stack, json, address, reads } of all) {
      const unreadable = [...namesHere(gone.get(stack)), ...namesElsewhere(json, stacks, gone)];
      if (unreadable.some((name) => reads(name))) gone.get(stack)?.add(address);
    }
  }
  return gone;
}

const namesHere = (gone: ReadonlySet<string> = new Set()) => [...gone].filter((address) => typeOf(address) !== "output");

/** How a stack would name the absent outputs of those whose state it reads. */
function namesElsewhere(json: StackBlocks, stacks: readonly NamedStack[], gone: ReadonlyMap<string, ReadonlySet<string>>) {
  return Object.entries(json.data?.terraform_remote_state ?? {}).flatMap(([state, { config }]) => {
    const read = stacks.find((each) => each.json.terraform?.backend?.s3?.key === config?.key);
    const outputs = [...(gone.get(read?.name ?? "") ?? [])].filter((address) => typeOf(address) === "output");
    return outputs.map((address) => `data.terraform_remote_state.${state}.${address.replace("output.", "outputs.")}`);
  });
}

function counted(gone: readonly string[], types: readonly string[]): LeftOut {
  const counts: Record<string, number> = {};
  for (const type of gone.map(typeOf).filter((each) => types.includes(each))) counts[type] = (counts[type] ?? 0) + 1;
  return { types: counts, withThem: gone.filter((address) => !types.includes(typeOf(address))) };
}
