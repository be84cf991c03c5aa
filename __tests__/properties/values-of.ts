import fc from "fast-check";
import * as v from "valibot";
import { privateBlocks } from "./blocks";
import { textsOf } from "./texts-of";

type Schema = v.GenericSchema;

/** What a schema says about its values: its kind, and whatever kind of schema or limit it has in it. */
interface Parts {
  readonly type: string;
  readonly pipe?: readonly Parts[];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly key?: Schema;
  readonly value?: Schema;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly requirement?: unknown;
  readonly metadata?: { readonly largest: number; readonly smallest: number };
}

/** Values of schemas that do not say enough by themselves, by dotted path; `*` for any key. */
export type Known = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** All that a schema asks of a value beside its kind, in pipes within pipes too. */
const actionsOf = ({ pipe: [inner, ...actions] = [] }: Parts): readonly Parts[] =>
  inner ? [...actionsOf(inner), ...actions] : [];

/** Values that a schema takes, as far as single fields go: made of the limits that it holds. */
export function valuesOf(schema: Schema, known: Known = {}, path = ""): fc.Arbitrary<unknown> {
  const own = known[path];
  if (own) return own;
  const below = (inner: Schema, key: string) => valuesOf(inner, known, path ? `${path}.${key}` : key);
  const { type, entries = {}, options = [], literal, key, value, item, wrapped } = schema as unknown as Parts;
  const pipe = actionsOf(schema as unknown as Parts);
  const limit = (kind: string) => pipe.find((each) => each.type === kind)?.requirement;
  const isTaken = (given: unknown) => v.is(schema, given);
  switch (type) {
    case "strict_object": {
      const optional = Object.keys(entries).filter((each) => (entries[each] as unknown as Parts).type === "optional");
      const fields = Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, below(entry, name)]));
      return fc.record(fields, {
        requiredKeys: Object.keys(entries).filter((each) => !optional.includes(each)),
        noNullPrototype: true,
      });
    }
    case "optional":
      return valuesOf(wrapped as Schema, known, path);
    case "record":
      return fc.dictionary(below(key as Schema, "key") as fc.Arbitrary<string>, below(value as Schema, "*"), {
        minKeys: Number(limit("min_entries") ?? 0),
        maxKeys: 3,
        noNullPrototype: true,
      });
    case "array":
      return fc
        .uniqueArray(below(item as Schema, "*"), { minLength: Number(limit("min_length") ?? 0), maxLength: 3 })
        .filter((list) => v.is(v.pipe(v.array(v.unknown()), ...(pipe as unknown as [])), list));
    case "picklist":
      return fc.constantFrom(...options);
    case "literal":
      return fc.constant(literal);
    case "lazy":
    case "union":
    case "variant":
      return fc.oneof(...(options as Schema[]).map((option) => valuesOf(option, known, path)));
    case "number":
      return fc.integer({ min: limit("min_value") as number, max: limit("max_value") as number });
    case "string": {
      const block = pipe.find((each) => each.type === "metadata")?.metadata;
      if (block) return privateBlocks(block.largest, block.smallest);
      const form = limit("regex");
      if (form instanceof RegExp) return textsOf(form).filter(isTaken);
    }
  }
  throw new Error(`${path} is of type ${type}, and no values are known for it`);
}
