import { readFileSync } from "node:fs";
import { join } from "node:path";
import { resourcesOf, type Synthesized } from "../../modules/governance/findings";
import type { Json, Resource } from "../../modules/governance/rule";
import { readStacks } from "../terraform/stacks";

/** A stack's `cdk.tf.json`, as far as references lead through it. */
export interface StackJson extends Synthesized {
  readonly provider?: { readonly aws?: readonly { readonly alias?: string; readonly region?: string }[] };
  readonly output?: Readonly<Record<string, { readonly value: Json }>>;
}

/** A resource, and whose it is: stacks have resources of the same address. */
export interface Placed extends Resource {
  readonly stack: string;
  /** Where its provider makes it. */
  readonly region: string;
}

/** The resources of several stacks, where a reference leads to its resource over the borders of stacks. */
export interface Estate {
  readonly resources: readonly Placed[];
  of(type: string): Placed[];
  /** What the arguments at a path refer to. */
  leads(from: Placed, path: string): Placed[];
  /** The resources of these types that refer to `to`, in whatever argument. */
  referring(to: Placed, types: RegExp): Placed[];
}

/** The stacks of an output folder whose names begin so. */
export const estateIn = (outdir: string, prefix: string): Estate =>
  estateOf(
    Object.fromEntries(
      readStacks(outdir, prefix).map(({ name, folder }) => [name, JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"))]),
    ),
  );

const HERE = /\$\{([a-z]\w+\.[\w-]+)[.[]/g;
const ELSEWHERE = /terraform_remote_state\.cross-stack-reference-input-([\w-]+)\.outputs\.([\w-]+)/g;

/** Stacks by their whole names: `foundry-dev-network`. */
export function estateOf(files: Readonly<Record<string, StackJson>>): Estate {
  const resources = Object.entries(files).flatMap(([stack, file]) =>
    resourcesOf(file).map((each): Placed => ({ ...each, stack, region: regionOf(each, file) })),
  );
  const byPlace = new Map(resources.map((each) => [`${each.stack} ${each.address}`, each]));
  const find = (stack: string, text: string): Placed[] => {
    const here = [...text.matchAll(HERE)].flatMap(([, address]) => byPlace.get(`${stack} ${address}`) ?? []);
    const elsewhere = [...text.matchAll(ELSEWHERE)].flatMap(([, other, output]) =>
      find(other, JSON.stringify(files[other].output?.[output].value)),
    );
    return [...here, ...elsewhere];
  };
  const refers = (from: Placed, to: Placed) => find(from.stack, JSON.stringify(from.values)).includes(to);
  return {
    resources,
    of: (type) => resources.filter((each) => each.type === type),
    leads: (from, path) => find(from.stack, JSON.stringify(valuesAt(from, path))),
    referring: (to, types) => resources.filter((each) => types.test(each.type) && refers(each, to)),
  };
}

function regionOf({ values }: Resource, { provider }: StackJson): string {
  const [, alias] = typeof values.provider === "string" ? values.provider.split(".") : [];
  return provider?.aws?.find((each) => each.alias === alias)?.region ?? "";
}

/** Every value at a path of arguments, of every block where there are more than one. */
export function valuesAt({ values }: Resource, path: string): Json[] {
  return path
    .split(".")
    .reduce<Json[]>(
      (found, key) => found.flatMap((value) => (isBlock(value) && key in value ? [value[key]] : [])).flat(),
      [values as Json],
    );
}

const isBlock = (value: Json): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
