import fc from "fast-check";

/** The same value with the keys of every object in it in another order; lists stay, their order means something. */
export function shuffled(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value)) return fc.tuple(...value.map(shuffled)).map((items) => [...items]);
  if (typeof value !== "object" || value === null) return fc.constant(value);
  const keys = Object.keys(value);
  const inner = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shuffled(each)]));
  return fc
    .tuple(fc.record(inner, { noNullPrototype: true }), fc.shuffledSubarray(keys, { minLength: keys.length }))
    .map(([values, order]) => Object.fromEntries(order.map((key) => [key, values[key]])));
}
