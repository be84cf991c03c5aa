import { BackupPlan, type BackupPlanProps } from "../../../modules/governance/backup-plan";
import { BackupVault } from "../../../modules/governance/backup-vault";
import { ServiceRole } from "../../../modules/security/service-role";
import { build } from "../../support/build";

const resources = ["arn:aws:rds:us-east-1:111111111111:db:partner-test-postgres", "arn:aws:s3:::partner-test-documents"];
const schedule = { at: "09:05", dailyRetentionDays: 35, monthlyRetentionDays: 365 };
const plan = (changes: Partial<Pick<BackupPlanProps, "name" | "resources" | "schedule">> = {}) =>
  build((stack) => {
    const lock = { kind: "governance", leastDays: 35, mostDays: 365 } as const;
    const vault = (role: string) =>
      new BackupVault(stack, role, { name: `partner-test-${role}`, keyArn: "arn:key", lock, data: "durable" });
    const statements = [{ Sid: "SeeKeys", Effect: "Allow", Action: "kms:DescribeKey", Resource: "arn:key" } as const];
    const role = new ServiceRole(stack, "role", { name: "partner-test", service: "backup", statements });
    const parts = { vault: vault("backups"), copies: vault("copies"), role };
    new BackupPlan(stack, "plan", { name: "partner-test-backup", resources, schedule, ...parts, ...changes });
  });
type Rule = Record<string, unknown>;
const rules = (changes: Partial<BackupPlanProps["schedule"]> = {}) =>
  plan({ schedule: { ...schedule, ...changes } }).one("aws_backup_plan").rule as Rule[];

/** Days of the month in a rule's schedule, whose other fields are the hour and every month. */
function daysOf({ schedule: at }: Rule): number[] {
  const [, days] = /^cron\(5 9 (\S+) \* \? \*\)$/.exec(String(at)) ?? [];
  return days.split(",").flatMap((part) => {
    const [first, last = first] = part.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

test("there is one backup a day, and the first of the month is the monthly one", () => {
  expect(rules().map((rule) => [rule.rule_name, rule.schedule])).toEqual([
    ["daily", "cron(5 9 2-31 * ? *)"],
    ["monthly", "cron(5 9 1 * ? *)"],
  ]);
});

test.each([{ weekly: undefined }, { weekly: 90 }])(
  "with weekly backups for $weekly days every day of a month has one rule",
  (row) => {
    const days = rules({ weeklyRetentionDays: row.weekly }).flatMap(daysOf);
    expect(days.sort((left, right) => left - right)).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
  },
);

test("a weekly backup comes every seventh day from the month's first, and is kept as long as asked for", () => {
  const [daily, weekly, monthly, ...more] = rules({ weeklyRetentionDays: 90 });
  expect(more).toEqual([]);
  expect([weekly.rule_name, daysOf(weekly), weekly.lifecycle]).toEqual(["weekly", [8, 15, 22, 29], { delete_after: 90 }]);
  expect(weekly.copy_action).toEqual([expect.objectContaining({ lifecycle: { delete_after: 90 } })]);
  expect([daily.lifecycle, monthly.lifecycle]).toEqual([{ delete_after: 35 }, { delete_after: 365 }]);
});

test.each([
  { index: 0, kind: "daily", days: 35 },
  { index: 1, kind: "monthly", days: 365 },
])("a $kind backup is kept for $days days, and so is its copy in the other vault", ({ index, days }) => {
  const rule = rules()[index];
  expect(rule.target_vault_name).toMatch(/backups_vault_\w+\.name\}$/);
  expect(rule.lifecycle).toEqual({ delete_after: days });
  expect(rule.copy_action).toEqual([
    { destination_vault_arn: expect.stringMatching(/copies_vault_\w+\.arn\}$/), lifecycle: { delete_after: days } },
  ]);
});

test("databases keep their own continuous backups: the plan takes snapshots only", () => {
  for (const rule of rules()) expect(rule).not.toHaveProperty("enable_continuous_backup");
});

test("what is backed up is named one by one, and only once the role may do it", () => {
  const selection = plan().one("aws_backup_selection");
  expect(selection.resources).toEqual(resources);
  expect(selection).not.toHaveProperty("selection_tag");
  expect(selection.depends_on).toEqual([expect.stringMatching(/^aws_iam_role_policy\.role_policy_/)]);
  expect(plan().broken).toEqual([]);
  expect(plan().problems).toEqual([]);
});

test.each([
  [{ name: "p".repeat(51) }, `name must be at most 50 characters, got 51 ("${"p".repeat(51)}")`],
  [{ resources: [] }, "resources must name one ARN or more, got none"],
])("%j is refused", (changes, problem) => {
  expect(plan(changes).problems).toEqual([`plan: ${problem}`]);
});

test.each([{ dailyRetentionDays: 34 }, { weeklyRetentionDays: 366 }, { monthlyRetentionDays: 366 }])(
  "%j is refused: both vaults' locks would fail every such job",
  (days) => {
    const [, given] = Object.entries(days)[0];
    const problem = `plan: retention must lie within the vault's lock, 35 to 365 days, got ${given}`;
    expect(plan({ schedule: { ...schedule, ...days } }).problems).toEqual([problem, problem]);
  },
);
