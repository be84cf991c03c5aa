import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { synthesizedAddresses } from "../addresses/synthesized-addresses";
import { readStacks } from "../terraform/stacks";
import { shown, type ValueDifference, valueDifferences } from "./value-differences";

/** What two output folders have in common, and what not. */
export interface Comparison {
  /** Addresses of the first folder, as `<stack>:<address>`. */
  readonly addresses: number;
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
  /** Stacks that stand in both. */
  readonly stacks: number;
  /** Of them, those whose JSON is the same byte for byte. */
  readonly sameBytes: number;
  /** Of them, those that Terraform reads the same: only layout and what stands under `//` may differ. */
  readonly sameToTerraform: number;
  /** Of them, those that hold the same parts with other spaces and line breaks between them. */
  readonly otherLayout: number;
  readonly kinds: readonly Kind[];
  /** Other files: archives, documents, the manifest. */
  readonly files: number;
  /** Other files that are not the same byte for byte, or stand in one folder only; of JSON with the values that differ. */
  readonly otherFiles: readonly string[];
}

/** Differences at one place, one of them as an example, and in how many stacks there are some. */
export interface Kind extends ValueDifference {
  readonly stacks: number;
}

const STACK_FILE = "cdk.tf.json";

/** Compares what was synthesized into two folders; addresses first, because they are what a state is made of. */
export function compareOutputs(here: string, there: string): Comparison {
  const [ours, theirs] = [addressesIn(here), addressesIn(there)];
  const stacks = pairsOf(here, there, (file) => file.endsWith(STACK_FILE)).filter(isPair);
  const files = pairsOf(here, there, (file) => !file.endsWith(STACK_FILE));
  const found = stacks.map((pair) => valueDifferences(JSON.parse(pair.here.toString()), JSON.parse(pair.there.toString())));
  return {
    addresses: ours.size,
    onlyHere: [...ours].filter((address) => !theirs.has(address)),
    onlyThere: [...theirs].filter((address) => !ours.has(address)),
    stacks: stacks.length,
    sameBytes: stacks.filter((pair) => pair.here.equals(pair.there)).length,
    sameToTerraform: found.filter((differences) => differences.every(({ path }) => path.startsWith("//"))).length,
    otherLayout: stacks.filter((pair) => !isLaidOutAlike(pair)).length,
    kinds: kindsOf(found),
    files: files.length,
    otherFiles: files.filter((pair) => !isPair(pair) || !pair.here.equals(pair.there)).map(told),
  };
}

/** A stack without resources counts too: it has an address of its own. */
const addressesIn = (outdir: string): ReadonlySet<string> =>
  new Set([
    ...Object.values(synthesizedAddresses(outdir, []).made).flat(),
    ...readStacks(outdir, "").map(({ name }) => `${name}:terraform`),
  ]);

interface Pair {
  readonly file: string;
  readonly here: Buffer;
  readonly there: Buffer;
}

const isPair = (pair: Partial<Pair>): pair is Pair => pair.here !== undefined && pair.there !== undefined;

type Found = Pick<Pair, "file"> & Partial<Pair>;

/** The files of both folders that fit, by their path, sorted. */
function pairsOf(here: string, there: string, fits: (file: string) => boolean): Found[] {
  const names = new Set([here, there].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" })));
  const read = (path: string) => (existsSync(path) && statSync(path).isFile() ? readFileSync(path) : undefined);
  return [...names]
    .filter(fits)
    .sort()
    .map((file) => ({ file, here: read(join(here, file)), there: read(join(there, file)) }))
    .filter((pair) => pair.here || pair.there);
}

/** The same but for spaces and line breaks, with every string left out: one that is longer is no matter of layout. */
function isLaidOutAlike({ here, there }: Pair): boolean {
  const [ours, theirs] = [here, there].map((text) => text.toString().replace(/"(?:[^"\\]|\\.)*"/g, '""'));
  return ours === theirs || ours.replace(/\s+/g, "") !== theirs.replace(/\s+/g, "");
}

function told(pair: Found): string {
  if (!isPair(pair)) return `${pair.file}, in one folder only`;
  if (!pair.file.endsWith(".json")) return pair.file;
  const differences = valueDifferences(JSON.parse(pair.here.toString()), JSON.parse(pair.there.toString()));
  return [pair.file, ...differences.map(({ path, here, there }) => `${path} ${shown(here)} → ${shown(there)}`)].join(": ");
}

function kindsOf(found: readonly (readonly ValueDifference[])[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const differences of found) {
    const once = new Map(differences.map((difference) => [difference.path, difference]));
    for (const [path, difference] of once) {
      const { stacks, ...first } = kinds.get(path) ?? { ...difference, stacks: 0 };
      kinds.set(path, { ...first, stacks: stacks + 1 });
    }
  }
  return [...kinds.values()].sort((a, b) => b.stacks - a.stacks || a.path.localeCompare(b.path));
}
