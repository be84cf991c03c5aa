import type { GenericSchema } from "valibot";
import type { Fault } from "./corrupted";

/** What a schema may have of other schemas in it; of words and literals, `options` and `value` are plain values. */
interface Parts {
  readonly type: string;
  readonly entries?: Record<string, GenericSchema>;
  readonly options?: readonly GenericSchema[];
  readonly value?: GenericSchema;
  readonly item?: GenericSchema;
  readonly wrapped?: GenericSchema;
}

/** Dotted paths of everything that a schema takes a single value for, `*` for any key: `network.zones.*.natZone`. */
export function leavesOf(schema: GenericSchema, path = ""): string[] {
  const { type, entries, options, value, item, wrapped } = schema as unknown as Parts;
  const below = (inner: GenericSchema, key: string) => leavesOf(inner, path ? `${path}.${key}` : key);
  if (entries) return Object.entries(entries).flatMap(([key, entry]) => below(entry, key));
  if (type === "record" && value) return below(value, "*");
  // A list is a value, and so is each of its items; so is a word in the place of settings.
  if (item) return [path, ...below(item, "*")];
  if (options && type !== "picklist") return [...new Set([path, ...options.flatMap((option) => leavesOf(option, path))])];
  return wrapped ? leavesOf(wrapped, path) : [path];
}

/** Leaves of a schema that no fault is about. */
export function untested(schema: GenericSchema, faults: readonly Fault[]): string[] {
  const isMeant = (leaf: string) => {
    const form = new RegExp(`^${leaf.replaceAll(".", "\\.").replaceAll("*", "[^.]+")}$`);
    return faults.some(([field]) => form.test(field));
  };
  return leavesOf(schema).filter((leaf) => !isMeant(leaf));
}
