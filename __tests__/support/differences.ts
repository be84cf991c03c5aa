import type { Resource } from "../../modules/governance/rule";
import { readStacks } from "../../scripts/terraform/stacks";
import { readStackFile, resourcesIn } from "./synthesized";

type Found = Pick<Resource, "type" | "values">;

/** What stands in one output folder and in another, by `<stack>: <address>`. */
export interface Differences {
  readonly before: ReadonlyMap<string, Found>;
  readonly after: ReadonlyMap<string, Found>;
  /**
   * `type.argument` of every argument of an existing resource that is another one, `depends_on` aside: it plans nothing.
   * A resource that is gone is told by its address.
   */
  readonly changed: readonly string[];
  readonly added: readonly Found[];
  /** Stacks that hold something new. */
  readonly growing: readonly string[];
  /** Names of changed outputs, and of added ones that are made for people. */
  readonly outputs: readonly string[];
}

export function differences(from: string, to: string): Differences {
  const [before, after] = [resources(from), resources(to)];
  const changed = [...before].flatMap(([key, { type, values }]) => {
    const now = after.get(key)?.values;
    if (!now) return [`${key} is gone`];
    const names = [...new Set([...Object.keys(values), ...Object.keys(now)])].filter((name) => name !== "depends_on");
    return names.filter((name) => JSON.stringify(values[name]) !== JSON.stringify(now[name])).map((name) => `${type}.${name}`);
  });
  const added = [...after].filter(([key]) => !before.has(key));
  return {
    before,
    after,
    changed: [...new Set(changed)].sort(),
    added: added.map(([, found]) => found),
    growing: [...new Set(added.map(([key]) => key.split(":")[0]))].sort(),
    outputs: changedOutputs(from, to),
  };
}

const resources = (outdir: string): ReadonlyMap<string, Found> =>
  new Map(
    readStacks(outdir, "").flatMap(({ name }) =>
      resourcesIn(outdir, name).map(({ address, type, values }) => [`${name}: ${address}`, { type, values }] as const),
    ),
  );

function changedOutputs(from: string, to: string): string[] {
  const outputs = (outdir: string) =>
    new Map(
      readStacks(outdir, "").flatMap((stack) =>
        Object.entries(readStackFile(stack).output ?? {}).map(([name, each]) => [`${stack.name}: ${name}`, JSON.stringify(each)]),
      ),
    );
  const [then, now] = [outputs(from), outputs(to)];
  const gone = [...then.keys()].filter((name) => !now.has(name)).map((name) => `${name} is gone`);
  const other = [...now].filter(([name, value]) => then.get(name) !== value && !name.includes("cross-stack-output"));
  return [...gone, ...other.map(([name]) => name)].sort();
}
