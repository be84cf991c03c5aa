import * as v from "valibot";
import { recoveryProblems, recoverySettings } from "../../../modules/governance/recovery-settings";
import { problemsOf, report } from "../../../modules/shared/problems";

const shape = v.looseObject({ recovery: recoverySettings });
const schema = v.pipe(shape, report<v.InferOutput<typeof shape>>(recoveryProblems));
const vault = { lock: "governance", dailyAt: "12:00", dailyRetentionDays: 35, monthlyRetentionDays: 365 };
const recovery = { region: "us-west-2", pointInTimeDays: 14, vault };
const around = {
  environment: "prod",
  region: "us-east-1",
  account: { regions: ["us-east-1", "us-west-2"] },
  database: { backupWindow: "03:00-04:00", maintenanceWindow: "mon:05:00-mon:06:00" },
};
const problems = (changes: object = {}, environment: object = {}) =>
  problemsOf(schema, { ...around, ...environment, recovery: { ...recovery, ...changes } });
const vaultProblems = (changes: object) => problems({ vault: { ...vault, ...changes } });

test("a second region with a locked vault is accepted", () => {
  expect(problems()).toEqual([]);
});

test.each([
  { environment: "dev", expected: [] },
  { environment: "staging", expected: [] },
  { environment: "prod", expected: ['recovery must name a second region in prod, got "none"'] },
])('in $environment, recovery "none" gives $expected', ({ environment, expected }) => {
  expect(problemsOf(schema, { ...around, environment, recovery: "none" })).toEqual(expected);
});

test.each([
  [{ recovery: "all" }, 'recovery must be "none" or { … }, got "all"'],
  [{ recovery: null }, 'recovery must be "none" or { … }, got null'],
  [{}, 'recovery must be "none" or { … }, but is missing'],
])("%j is refused with one sentence", (given, problem) => {
  expect(problemsOf(schema, { ...around, ...given })).toEqual([problem]);
});

test.each([
  [{ region: "us-west" }, 'recovery.region must be an AWS region such as "us-east-1", got "us-west"'],
  [{ region: "us-east-1" }, `recovery.region must differ from the environment's own region, got "us-east-1"`],
  [{ region: "eu-west-1" }, `recovery.region must be one of the account's regions us-east-1, us-west-2, got "eu-west-1"`],
  [{ pointInTimeDays: 36 }, "recovery.pointInTimeDays must be a whole number of days from 1 to 35, got 36"],
  [{ pointInTimeDays: undefined }, "recovery.pointInTimeDays must be a whole number of days from 1 to 35, but is missing"],
  [{ vault: undefined }, "recovery.vault must be an object of settings, but is missing"],
  [{ replicas: 2 }, "recovery.replicas is not a setting, got 2"],
])("%j is refused with one sentence", (changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});

test.each([
  [{ lock: "strict" }, 'recovery.vault.lock must be "governance" or "compliance", got "strict"'],
  [{ dailyAt: "noon" }, 'recovery.vault.dailyAt must be a UTC time such as "12:00", got "noon"'],
  [{ dailyRetentionDays: 0 }, "recovery.vault.dailyRetentionDays must be a whole number of days from 1 to 3650, got 0"],
  [{ monthlyRetentionDays: 34 }, "recovery.vault.monthlyRetentionDays must be dailyRetentionDays 35 or more, got 34"],
  [{ weeklyRetentionDays: 34 }, "recovery.vault.weeklyRetentionDays must be dailyRetentionDays 35 or more, got 34"],
  [{ weeklyRetentionDays: 366 }, "recovery.vault.monthlyRetentionDays must be weeklyRetentionDays 366 or more, got 365"],
  [{ weeklyRetentionDays: 0.5 }, "recovery.vault.weeklyRetentionDays must be a whole number of days from 1 to 3650, got 0.5"],
  [
    { dailyAt: "02:30" },
    'recovery.vault.dailyAt must be two hours or more before backupWindow 03:00-04:00, or after it, got "02:30"',
  ],
])("a vault with %j is refused with one sentence", (changes, problem) => {
  expect(vaultProblems(changes)).toEqual([problem]);
});

test.each([{}, { weeklyRetentionDays: 35 }, { weeklyRetentionDays: 365 }])(
  "weekly backups are no duty: %j is accepted",
  (changes) => {
    expect(vaultProblems(changes)).toEqual([]);
  },
);

test("monthly backups are kept as long as the longest of the others, and that is told once", () => {
  expect(vaultProblems({ dailyRetentionDays: 400, weeklyRetentionDays: 390 })).toEqual([
    "recovery.vault.weeklyRetentionDays must be dailyRetentionDays 400 or more, got 390",
    "recovery.vault.monthlyRetentionDays must be dailyRetentionDays 400 or more, got 365",
  ]);
});

test("monthly backups may be kept just as long as daily ones", () => {
  expect(vaultProblems({ monthlyRetentionDays: 35 })).toEqual([]);
});

test("what is missing around the copies hides no problem of their own", () => {
  const alone = { environment: undefined, region: undefined, account: undefined, database: undefined };
  expect(problems({ pointInTimeDays: 0 }, alone)).toHaveLength(1);
  expect(problems({}, alone)).toEqual([]);
});
