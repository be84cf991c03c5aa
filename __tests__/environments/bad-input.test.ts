import { nonprod } from "../../environments/accounts/nonprod";
import { schemas } from "../../systems/platforms";
import { corrupted, messageFor, problem, refusal } from "./corrupted";
import { leavesOf, untested } from "./schema-leaves";
import { faultsOf, subjects, systems } from "./subjects";

describe.each(subjects)("$system prod $what", ({ system, from, faults }) => {
  test.each(faults)("is refused with %s = %j, in one sentence that says what is allowed", (field, value, sentence) => {
    expect(refusal(corrupted(`systems.${system}.prod.${field}`, value, from))).toBe(
      messageFor(`${system}/prod.ts`, problem(field, value, sentence)),
    );
  });
});

test.each(systems)("the tables leave no field of %s's settings out", (system) => {
  expect(leavesOf(schemas[system]).length).toBeGreaterThan(60);
  const elsewhere = ["environment"]; // Named after the file: see bad-combinations.
  expect(untested(schemas[system], faultsOf(system))).toEqual(elsewhere);
});

/** Dotted paths of all values, objects and lists among them. */
function pathsOf(values: object, path = ""): string[] {
  return Object.entries(values).flatMap(([key, value]) => [
    `${path}${key}`,
    ...(typeof value === "object" && value !== null ? pathsOf(value, `${path}${key}.`) : []),
  ]);
}

const files = subjects.map(({ system, what, from }) => {
  const { account: _account, ...values } = from.systems[system]?.prod ?? {};
  return { file: `systems.${system}.prod`, what, from, values };
});

test.each([...files, { file: "accounts.nonprod", what: "as shipped", from: undefined, values: nonprod }])(
  "whatever stands in a field of $file $what, it is taken or refused in sentences: nothing crashes",
  ({ file, from, values }) => {
    const junk = [null, "", "none", 0, -1, 1.5, true, [], [null], {}, { kind: "other" }, Number.NaN];
    const odd = pathsOf(values).flatMap((path) =>
      junk.flatMap((value) => {
        const lines = refusal(corrupted(`${file}.${path}`, value, from))?.split("\n") ?? [];
        const strays = lines.filter(
          (line) => !/^(environments\/\S+ cannot be built:| {2}- [\w.-]+ (must (?!be of type)|is not a ))/.test(line),
        );
        return strays.length === 0 ? [] : [{ path, value, strays }];
      }),
    );
    expect(odd).toEqual([]);
  },
);
