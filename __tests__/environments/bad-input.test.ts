import { nonprod } from "../../environments/accounts/nonprod";
import { prod } from "../../environments/partner/prod";
import { corrupted, messageFor, problem, refusal } from "./corrupted";
import { foundation } from "./faults/foundation";
import { outside } from "./faults/outside";
import { workloads } from "./faults/workloads";

const { account: _account, ...settings } = prod;
const faults = [...foundation, ...workloads, ...outside];

test.each(faults)("partner prod is refused with %s = %j, in one sentence that says what is allowed", (field, value, sentence) => {
  expect(refusal(corrupted(`systems.partner.prod.${field}`, value))).toBe(
    messageFor("partner/prod.ts", problem(field, value, sentence)),
  );
});

/** Dotted paths of all values that are no object, e.g. `storage.accessLogDays`; a list counts as one value. */
function leavesOf(values: object, path = ""): string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    typeof value === "object" && !Array.isArray(value) ? leavesOf(value, `${path}${key}.`) : [`${path}${key}`],
  );
}

test("the tables leave no field of the settings out", () => {
  const { environment: _named, ...rest } = settings;
  const role = (field: string) => field.replace(/us-east-1[ab]/, "*").replace(/queues\.\w+/, "queues.*");
  const named = new Set(faults.map(([field]) => role(field)));
  expect(leavesOf(rest).filter((leaf) => !named.has(role(leaf)))).toEqual([]);
});

/** Dotted paths of all values, objects and lists among them. */
function pathsOf(values: object, path = ""): string[] {
  return Object.entries(values).flatMap(([key, value]) => [
    `${path}${key}`,
    ...(typeof value === "object" && value !== null ? pathsOf(value, `${path}${key}.`) : []),
  ]);
}

test.each([
  { file: "systems.partner.prod", values: settings },
  { file: "accounts.nonprod", values: nonprod },
])("whatever stands in a field of $file, it is taken or refused in sentences: nothing crashes", ({ file, values }) => {
  const junk = [null, "", "none", 0, -1, 1.5, true, [], [null], {}, { kind: "other" }, Number.NaN];
  const odd = pathsOf(values).flatMap((path) =>
    junk.flatMap((value) => {
      const lines = refusal(corrupted(`${file}.${path}`, value))?.split("\n") ?? [];
      const strays = lines.filter(
        (line) => !/^(environments\/\S+ cannot be built:| {2}- [\w.-]+ (must (?!be of type)|is not a ))/.test(line),
      );
      return strays.length === 0 ? [] : [{ path, value, strays }];
    }),
  );
  expect(odd).toEqual([]);
});
