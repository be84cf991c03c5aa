import fc from "fast-check";
import { catalogue } from "../../environments";
import type { Catalogue } from "../../systems/platforms";
import { corrupted, refusal } from "../environments/corrupted";
import { subjects } from "../environments/subjects";
import { fails, holds } from "./holds";

type Refuse = (catalogue: Catalogue) => string | undefined;

/** Dotted paths of all single values below. */
function valuesIn(value: unknown, path: string): string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) => valuesIn(each, `${path}.${key}`));
}

const at = (from: Catalogue, path: string) =>
  path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], from);

/** Every single value of the files that the tables of faults begin with, and of the accounts. */
const places = [
  ...subjects.flatMap(({ system, from }) => {
    const { account: _account, ...settings } = from.systems[system]?.prod ?? {};
    const root = `systems.${system}.prod`;
    return valuesIn(settings, root).map((path) => ({
      from: () => from,
      path,
      file: `${system}/prod.ts`,
      field: path.slice(root.length + 1),
    }));
  }),
  ...Object.entries(catalogue.accounts).flatMap(([name, account]) => {
    const root = `accounts.${name}`;
    return valuesIn(account, root).map((path) => ({
      from: () => ({ ...catalogue, systems: {} }) as Catalogue,
      path,
      file: `accounts/${name}.ts`,
      field: path.slice(root.length + 1),
    }));
  }),
];

/** Of another kind than text and number, which fields are. */
const otherKinds = fc.oneof(
  fc.constantFrom(null, true, false, Number.NaN, Number.POSITIVE_INFINITY),
  fc.bigInt(),
  fc.array(fc.jsonValue(), { maxLength: 2 }),
  fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 2, noNullPrototype: true }),
);

/** A value of a wrong kind in the place of any single one is refused, and the field is named. */
const names = (refuse: Refuse) =>
  fc.property(
    fc.constantFrom(...places).chain((place) => {
      const isText = typeof at(place.from(), place.path) === "string";
      const wrong = fc.oneof(otherKinds, isText ? fc.double() : fc.string());
      return fc.tuple(fc.constant(place), wrong);
    }),
    ([{ from, path, file, field }, value]) => {
      const [first, ...problems] = (refuse(corrupted(path, value, from())) ?? "nothing").split("\n");
      expect(first).toBe(`environments/${file} cannot be built:`);
      // With `{}` in the place of a word, what is missing in it is named.
      expect(problems.filter((line) => `${line} `.startsWith(`  - ${field} `) || line.startsWith(`  - ${field}.`))).not.toEqual(
        [],
      );
    },
  );

test("a value of a wrong kind in any field of any file is refused, and the field is named", () => {
  expect(places.length).toBeGreaterThan(500);
  holds(names(refusal), 1_000);
});

/** A field that nobody knows is refused, wherever it stands. */
const knows = (refuse: Refuse) =>
  fc.property(fc.constantFrom(...places), fc.stringMatching(/^[a-z]{9,12}$/), ({ from, path, file }, word) => {
    const parts = path.split(".").slice(0, -1);
    const parent = at(from(), parts.join("."));
    fc.pre(!Array.isArray(parent));
    const line = (refuse(corrupted([...parts, word].join("."), {}, from())) ?? "").split("\n");
    expect(line[0]).toBe(`environments/${file} cannot be built:`);
    expect(line.some((each) => each.includes(word))).toBe(true);
  });

test("a field that nobody knows is refused by its name, wherever it stands", () => {
  holds(knows(refusal), 300);
});

test("a check that overlooks one field, and one that names another, are found", () => {
  const blind: Refuse = (given) => refusal(corrupted("systems.portfolio.prod.logDays", 90, given as Catalogue));
  const vague: Refuse = (given) => refusal(given)?.replaceAll(/ {2}- \S+/g, "  - something");
  fails(names(blind), 20_000);
  fails(names(vague), 5);
  expect(() =>
    fc.assert(
      knows(() => undefined),
      { numRuns: 5, endOnFailure: true },
    ),
  ).toThrow("Property failed");
});
