import * as v from "valibot";
import { type PostgresSettings, postgresSettings } from "../database/postgres-settings";
import { orNone, region, timeOfDay, whole, word } from "../shared/fields";
import type { Problem } from "../shared/problems";
import { snapshotProblem } from "../shared/windows";

const days = whole(1, 3_650, "days");

const shape = v.strictObject({
  /** Second region, which keeps the copies. One of the account's own, so that its guards stand there too. */
  region,
  /** Days to which the database can be restored in the second region; 35 is the most RDS keeps. */
  pointInTimeDays: whole(1, 35, "days"),
  /** What AWS Backup keeps of database and buckets, in both regions. */
  vault: v.strictObject({
    /**
     * `governance`: a few named administrators can still open the vault. `compliance`: after three days nobody can, neither
     * the account's root nor AWS: not even to leave the service before the last backup has ended. There is no way back.
     */
    lock: word("governance", "compliance"),
    /** When backups begin, UTC; they may wait up to an hour. */
    dailyAt: timeOfDay,
    /** Days a daily backup is kept. */
    dailyRetentionDays: days,
    /** Days every seventh of them is kept. Left out: as long as the others. */
    weeklyRetentionDays: v.optional(days),
    /** Days the backup of the month's first day is kept. */
    monthlyRetentionDays: days,
  }),
});

/**
 * What an environment says about its copies in a second region.
 * @interface
 */
export type RecoverySettings = v.InferOutput<typeof shape>;

export const recoverySettings = orNone(shape);

/** As much of an environment as decides whether its copies are worth something. */
export interface RecoveryContext {
  readonly environment?: string;
  readonly region?: string;
  readonly account?: { readonly regions?: readonly string[] };
  readonly database?: Partial<PostgresSettings>;
  readonly recovery?: v.InferOutput<typeof recoverySettings>;
}

/** What the copies must keep with the environment around them. */
export function recoveryProblems({ environment, region, account, database, recovery }: RecoveryContext): Problem[] {
  if (recovery === "none") {
    const message = "must name a second region in prod";
    return environment === "prod" ? [{ path: ["recovery"], message, given: recovery }] : [];
  }
  if (typeof recovery !== "object" || recovery === null) return [];
  return [...placeProblems(recovery.region, region, account?.regions), ...vaultProblems(recovery.vault, database)];
}

function placeProblems(second: unknown, first?: string, regions?: readonly string[]): Problem[] {
  if (!v.is(shape.entries.region, second)) return [];
  const path = ["recovery", "region"];
  if (second === first) return [{ path, message: "must differ from the environment's own region", given: second }];
  if (!Array.isArray(regions) || regions.includes(second)) return [];
  return [{ path, message: `must be one of the account's regions ${regions.join(", ")}`, given: second }];
}

function vaultProblems(vault: Partial<RecoverySettings["vault"]> | undefined, database?: Partial<PostgresSettings>): Problem[] {
  const { dailyAt, dailyRetentionDays: daily, weeklyRetentionDays: weekly, monthlyRetentionDays: monthly } = vault ?? {};
  const problems: Problem[] = [];
  const refuse = (field: string, message: string, given: unknown) =>
    problems.push({ path: ["recovery", "vault", field], message, given });
  if (v.is(days, weekly) && v.is(days, daily) && weekly < daily) {
    refuse("weeklyRetentionDays", `must be dailyRetentionDays ${daily} or more`, weekly);
  }
  const isWeekLonger = v.is(days, weekly) && !(v.is(days, daily) && daily >= weekly);
  const [field, longest] = isWeekLonger ? ["weeklyRetentionDays", weekly] : ["dailyRetentionDays", daily];
  if (v.is(days, longest) && v.is(days, monthly) && monthly < longest) {
    refuse("monthlyRetentionDays", `must be ${field} ${longest} or more`, monthly);
  }
  const { backupWindow, maintenanceWindow } = database ?? {};
  const windows = postgresSettings.entries;
  const areWindows = v.is(windows.backupWindow, backupWindow) && v.is(windows.maintenanceWindow, maintenanceWindow);
  if (v.is(timeOfDay, dailyAt) && areWindows && backupWindow && maintenanceWindow) {
    const near = snapshotProblem(dailyAt, backupWindow, maintenanceWindow);
    if (near) refuse("dailyAt", near, dailyAt);
  }
  return problems;
}
