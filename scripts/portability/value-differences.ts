/** A value that is another one in the other file; `undefined` where it is not there. */
export interface ValueDifference {
  /** Keys from the top, a star where each resource, output or local has a key of its own: `resource.aws_vpc.*.tags`. */
  readonly path: string;
  readonly here: unknown;
  readonly there: unknown;
}

/** Below these, this many keys further down, are names that a stack has given itself. */
const NAMED: Readonly<Record<string, number>> = { resource: 2, data: 2, ephemeral: 2, output: 1, locals: 1, variable: 1 };

/** Every value of two parsed files that differs; of a value that is there once only its topmost key. */
export function valueDifferences(here: unknown, there: unknown, keys: readonly string[] = []): ValueDifference[] {
  if (JSON.stringify(here) === JSON.stringify(there)) return [];
  if (!isTree(here) || !isTree(there)) return [{ path: pathOf(keys), here, there }];
  const names = new Set([...Object.keys(here), ...Object.keys(there)]);
  return [...names].flatMap((name) => valueDifferences(here[name], there[name], [...keys, name]));
}

function pathOf(keys: readonly string[]): string {
  if (keys[0] === "//" && keys[1] === "outputs") return "//.outputs.*";
  const named = NAMED[keys[0]];
  return keys.map((key, depth) => (depth === named ? "*" : key)).join(".");
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

/** A value as it is told: short, and a word where there is none. */
export function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
