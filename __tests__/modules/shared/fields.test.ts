import type { GenericSchema } from "valibot";
import * as v from "valibot";
import {
  cidrBlock,
  logDays,
  oneOf,
  orNone,
  region,
  roleWord,
  tagValue,
  text,
  timeOfDay,
  whole,
  word,
} from "../../../modules/shared/fields";
import { problemsOf } from "../../../modules/shared/problems";

const fields: Record<string, { schema: GenericSchema; must: string; takes: unknown[]; refuses: unknown[] }> = {
  text: {
    schema: text('a colour such as "red"', /^[a-z]+$/),
    must: 'must be a colour such as "red"',
    takes: ["red"],
    refuses: ["Red", "", 7, null, ["red"]],
  },
  whole: {
    schema: whole(1, 14, "days"),
    must: "must be a whole number of days from 1 to 14",
    takes: [1, 14],
    refuses: [0, 15, 1.5, "7", null],
  },
  word: {
    schema: word("single-az", "multi-az"),
    must: 'must be "single-az" or "multi-az"',
    takes: ["single-az", "multi-az"],
    refuses: ["Multi-AZ", true],
  },
  tagValue: {
    schema: tagValue,
    must: "must be 1 to 100 letters, digits, spaces or any of _.:/=+-@",
    takes: ["platform team", "Zürich", "team@example.com", "a".repeat(100)],
    refuses: ["", "a, b", "R&D", "aws:team", "AWS:team", " team", "team ", 12],
  },
  oneOf: { schema: oneOf(1, 7, 30), must: "must be one of 1, 7, 30", takes: [1, 7, 30], refuses: [2, "7"] },
  cidrBlock: {
    schema: cidrBlock(16, 24),
    must: "must be a private /16 to /24 block",
    takes: ["10.20.0.0/16", "192.168.1.0/24"],
    refuses: ["10.0.0.0/8", "8.8.8.0/24", "10.20.0.1/24", 10],
  },
  region: {
    schema: region,
    must: 'must be an AWS region such as "us-east-1"',
    takes: ["us-east-1", "ap-southeast-2"],
    refuses: ["us-east", "us-gov-west-1", "cn-north-1", "US-EAST-1", 1],
  },
  timeOfDay: {
    schema: timeOfDay,
    must: 'must be a UTC time such as "12:00"',
    takes: ["00:00", "23:59"],
    refuses: ["24:00", "9:00", "12:60", "12:00:00", 12],
  },
  orNone: {
    schema: orNone(v.strictObject({ days: whole(1, 7, "days") })),
    must: 'must be "none" or { … }',
    takes: ["none", { days: 7 }],
    refuses: ["all", 7, null],
  },
  roleWord: {
    schema: roleWord,
    must: "must be lower-case words joined by hyphens, 1 to 30 characters",
    takes: ["documents", "dead-letters2", "a", "a".repeat(30)],
    refuses: ["", "Documents", "2fast", "-a", "a-", "a--b", "a_b", "a".repeat(31)],
  },
};
const problems = (schema: GenericSchema, value: unknown) => problemsOf(v.strictObject({ setting: schema }), { setting: value });

describe.each(Object.entries(fields))("%s", (_, { schema, must, takes, refuses }) => {
  test.each(takes.map((value) => ({ value })))("takes $value", ({ value }) => {
    expect(problems(schema, value)).toEqual([]);
  });

  test.each(refuses.map((value) => ({ value })))("refuses $value with one sentence", ({ value }) => {
    expect(problems(schema, value)).toEqual([`setting ${must}, got ${JSON.stringify(value)}`]);
  });

  test("says what it must be when it is missing", () => {
    expect(problemsOf(v.strictObject({ setting: schema }), {})).toEqual([`setting ${must}, but is missing`]);
  });
});

test.each([
  { days: 1, taken: true },
  { days: 365, taken: true },
  { days: 3653, taken: true },
  { days: 2, taken: false },
  { days: 360, taken: false },
  { days: 0, taken: false },
])("CloudWatch Logs can keep events for $days days: $taken", ({ days, taken }) => {
  expect(problems(logDays, days).length === 0).toBe(taken);
});

test.each([
  [{ days: 8 }, "setting.days must be a whole number of days from 1 to 7, got 8"],
  [{}, "setting.days must be a whole number of days from 1 to 7, but is missing"],
  [{ days: 1, hours: 1 }, "setting.hours is not a setting, got 1"],
])('instead of "none", %j is told by its fields', (value, problem) => {
  expect(problems(orNone(v.strictObject({ days: whole(1, 7, "days") })), value)).toEqual([problem]);
});
