import * as v from "valibot";
import { text, whole, word } from "../shared/fields";
import { type Problem, report } from "../shared/problems";
import { windowProblems } from "./windows";

const weekday = "(mon|tue|wed|thu|fri|sat|sun)";
const time = "([01]\\d|2[0-3]):[0-5]\\d";

const shape = v.strictObject({
  /** A major version follows RDS's minor releases; `15.10` stays on that one and switches automatic upgrades off. */
  engineVersion: text('a PostgreSQL version such as "15" or "15.10"', /^(1[3-8])(\.\d{1,2})?$/),
  instanceClass: text('an instance class that starts with "db."', /^db\.[a-z0-9-]+\.[a-z0-9]+$/),
  /** First size of the disk; gp3 takes 20 GiB or more. */
  allocatedStorageGiB: whole(20, 65_536, "GiB"),
  /** The disk grows by itself up to this size. */
  maxAllocatedStorageGiB: whole(20, 65_536, "GiB"),
  /** `multi-az` keeps a standby in another zone that takes over within a minute or two. */
  availability: word("single-az", "multi-az"),
  /** Days to which the database can be restored; 35 is the most RDS keeps. */
  backupRetentionDays: whole(1, 35, "days"),
  /** Daily, UTC, half an hour or more. */
  backupWindow: text('a UTC time span such as "03:00-04:00"', new RegExp(`^${time}-${time}$`)),
  /** Weekly, UTC, outside the backup window. */
  maintenanceWindow: text(
    'a weekly UTC time span such as "mon:04:00-mon:05:00"',
    new RegExp(`^${weekday}:${time}-${weekday}:${time}$`),
  ),
});

export type PostgresSettings = v.InferOutput<typeof shape>;

/** What an environment says about a PostgreSQL instance on RDS. */
export const postgresSettings = v.pipe(shape, report(problemsBetweenFields));

function problemsBetweenFields(given: Partial<PostgresSettings>): Problem[] {
  const { allocatedStorageGiB: size, maxAllocatedStorageGiB: most, backupWindow, maintenanceWindow } = given;
  const problems: Problem[] = [];
  // RDS refuses a limit less than a tenth above the size: "Invalid max storage size".
  if (typeof size === "number" && typeof most === "number" && most * 10 < size * 11) {
    problems.push({ path: ["maxAllocatedStorageGiB"], message: "must be at least 10 % above allocatedStorageGiB", given: most });
  }
  const { entries } = shape;
  if (v.is(entries.backupWindow, backupWindow) && v.is(entries.maintenanceWindow, maintenanceWindow)) {
    const { backup, maintenance } = windowProblems(backupWindow, maintenanceWindow);
    if (backup) problems.push({ path: ["backupWindow"], message: backup, given: backupWindow });
    if (maintenance) problems.push({ path: ["maintenanceWindow"], message: maintenance, given: maintenanceWindow });
  }
  return problems;
}

/** The number before the point: parameter group families go by it. */
export function majorVersion(engineVersion: string): string {
  return engineVersion.split(".")[0];
}
