import * as v from "valibot";
import { orNone, whole, word } from "../../../modules/shared/fields";
import { type Problem, problemsIn, problemsOf, report } from "../../../modules/shared/problems";

const schema = v.strictObject({
  days: whole(1, 14, "days"),
  database: v.strictObject({ availability: word("single-az", "multi-az") }),
  queues: v.record(v.string(), v.strictObject({ retries: whole(1, 9, "retries") })),
});
const settings = { days: 7, database: { availability: "single-az" }, queues: { documents: { retries: 3 } } };

test("settings in order have no problems", () => {
  expect(problemsOf(schema, settings)).toEqual([]);
});

test.each([
  { fault: "a wrong value", changes: { days: 15 }, problem: "days must be a whole number of days from 1 to 14, got 15" },
  {
    fault: "a wrong value further down",
    changes: { database: { availability: "none" } },
    problem: 'database.availability must be "single-az" or "multi-az", got "none"',
  },
  {
    fault: "a missing field",
    changes: { days: undefined },
    problem: "days must be a whole number of days from 1 to 14, but is missing",
  },
  {
    fault: "a missing field below a name of the reader's own",
    changes: { queues: { documents: {} } },
    problem: "queues.documents.retries must be a whole number of retries from 1 to 9, but is missing",
  },
  {
    fault: "a missing group of fields",
    changes: { database: undefined },
    problem: "database must be an object of settings, but is missing",
  },
  {
    fault: "a value where a group should be",
    changes: { database: "small" },
    problem: 'database must be an object of settings, got "small"',
  },
  {
    fault: "a value too long to read",
    changes: { days: "x".repeat(100) },
    problem: `days must be a whole number of days from 1 to 14, got "${"x".repeat(78)}…`,
  },
])("$fault is told where, what is allowed and what was given", ({ changes, problem }) => {
  expect(problemsOf(schema, { ...settings, ...changes })).toEqual([problem]);
});

test("a field nobody knows is told with its value", () => {
  expect(problemsOf(schema, { ...settings, hours: 3 })).toEqual(["hours is not a setting, got 3"]);
});

test("every problem is told, a missing key like an undefined one", () => {
  expect(problemsOf(schema, { queues: {} })).toEqual([
    "days must be a whole number of days from 1 to 14, but is missing",
    "database must be an object of settings, but is missing",
  ]);
});

test("what is no object at all is told of the file", () => {
  expect(problemsOf(schema, "settings")).toEqual(['the file must be an object of settings, got "settings"']);
});

type Span = { from: number; to: number };
const backwards = ({ from = 0, to = 0 }: Partial<Span>): Problem[] =>
  from > to ? [{ path: ["to"], message: `must not be less than from ${from}`, given: to }] : [];
const span = v.pipe(v.strictObject({ from: whole(1, 9, "hours"), to: whole(1, 9, "hours") }), report(backwards));

test("a problem between fields is told like one of a field", () => {
  expect(problemsOf(span, { from: 3, to: 5 })).toEqual([]);
  expect(problemsOf(span, { from: 5, to: 3 })).toEqual(["to must not be less than from 5, got 3"]);
});

test("problems between fields are told with their place in the whole", () => {
  expect(problemsOf(v.strictObject({ open: span }), { open: { from: 5, to: 3 } })).toEqual([
    "open.to must not be less than from 5, got 3",
  ]);
});

test("problems between fields are told beside those of single fields", () => {
  expect(problemsOf(span, { from: 20, to: 3 })).toEqual([
    "from must be a whole number of hours from 1 to 9, got 20",
    "to must not be less than from 20, got 3",
  ]);
});

test("what is no object is not searched for problems between fields", () => {
  expect(problemsOf(span, null)).toEqual(["the file must be an object of settings, got null"]);
});

const switched = v.strictObject({ spare: orNone(span) });

test.each([{ spare: "none" }, { spare: { from: 3, to: 5 } }])("%j is the word or the settings", (given) => {
  expect(problemsOf(switched, given)).toEqual([]);
});

test.each([
  { given: {}, problem: 'spare must be "none" or { … }, but is missing' },
  { given: { spare: "all" }, problem: 'spare must be "none" or { … }, got "all"' },
  { given: { spare: null }, problem: 'spare must be "none" or { … }, got null' },
  { given: { spare: { from: 5, to: 3 } }, problem: "spare.to must not be less than from 5, got 3" },
  { given: { spare: { from: 5 } }, problem: "spare.to must be a whole number of hours from 1 to 9, but is missing" },
  { given: { spare: { from: 1, to: 2, by: 3 } }, problem: "spare.by is not a setting, got 3" },
])("in $given the problem is told where it lies", ({ given, problem }) => {
  expect(problemsOf(switched, given)).toContain(problem);
});

test("problems of a part are told with the part's name before theirs", () => {
  const problem = { path: ["waf"], message: "must be there", given: "none" };
  expect(problemsIn("edge", [problem])).toEqual([{ ...problem, path: ["edge", "waf"] }]);
});

test.each([
  { value: 1n, told: "1" },
  { value: Number.NaN, told: "NaN" },
  { value: [Number.POSITIVE_INFINITY, 1n], told: '["Infinity","1"]' },
])("$told is told as it is, though JSON has no word for it", ({ value, told }) => {
  expect(problemsOf(v.string("must be a text"), value)).toEqual([`the file must be a text, got ${told}`]);
});

test.each(["constructor", "prototype", "__proto__"])("%s is no setting anywhere: schemas pass over it", (key) => {
  const schema = v.strictObject({ roles: v.record(v.string(), v.string()) });
  const given = {
    roles: Object.fromEntries([
      ["app", "owner"],
      [key, "owner"],
    ]),
  };
  expect(problemsOf(schema, given)).toEqual([`roles.${key} is not a setting, got "owner"`]);
});
