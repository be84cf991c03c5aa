import * as v from "valibot";
import { dailyWindow, text, weeklyWindow, whole, word } from "../shared/fields";
import { type Problem, report } from "../shared/problems";
import { windowProblems } from "../shared/windows";

/** RDS takes no shorter window. Source: RDS user guide, "Backup window" and "Maintaining a DB instance". */
const SHORTEST_WINDOW_MINUTES = 30;

/**
 * A size of an instance, by RDS's own name. Generations that end before PostgreSQL 13 are none.
 * Source: RDS user guide, "Supported DB engines for DB instance classes".
 */
export const instanceClass = text(
  'an instance class of a current generation such as "db.t4g.micro"',
  /^db\.(?!(t[12]|m[1-4]|r[34]|cr1)\.)[a-z0-9-]+\.[a-z0-9]+$/,
);

const shape = v.strictObject({
  /** A major version follows RDS's minor releases; `15.10` stays on that one and switches automatic upgrades off. */
  engineVersion: text('a PostgreSQL version such as "15" or "15.10"', /^(1[3-8])(\.\d{1,2})?$/),
  instanceClass,
  /** First size of the disk; gp3 takes 20 GiB or more. */
  allocatedStorageGiB: whole(20, 65_536, "GiB"),
  /** The disk grows by itself up to this size. */
  maxAllocatedStorageGiB: whole(20, 65_536, "GiB"),
  /** `multi-az` keeps a standby in another zone that takes over within a minute or two. */
  availability: word("single-az", "multi-az"),
  /** Days to which the database can be restored; 35 is the most RDS keeps. */
  backupRetentionDays: whole(1, 35, "days"),
  /** Daily, UTC, half an hour or more. */
  backupWindow: dailyWindow,
  /** Weekly, UTC, outside the backup window. */
  maintenanceWindow: weeklyWindow,
  /** Most connections at a time, which a restart changes. Left out: RDS's own, by the class's memory. Source: PostgreSQL, "Connections and Authentication". */
  maxConnections: v.optional(whole(20, 5_000, "connections")),
  /** A statement that takes longer is ended, whoever sent it. Left out: none is. */
  statementTimeoutSeconds: v.optional(whole(1, 3_600, "seconds")),
});

/**
 * What an environment says about a PostgreSQL instance on RDS.
 * @interface
 */
export type PostgresSettings = v.InferOutput<typeof shape>;

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
    const daily = { name: "backupWindow", window: backupWindow };
    const { daily: backup, maintenance } = windowProblems(daily, maintenanceWindow, SHORTEST_WINDOW_MINUTES);
    if (backup) problems.push({ path: ["backupWindow"], message: backup, given: backupWindow });
    if (maintenance) problems.push({ path: ["maintenanceWindow"], message: maintenance, given: maintenanceWindow });
  }
  return problems;
}

/** Fewest days of backups that RDS.11 asks for. */
const WEEK_DAYS = 7;

/** Any second of the last week can be restored. */
export const backupProblems = (database: Partial<PostgresSettings> | undefined): Problem[] => {
  const given = database?.backupRetentionDays;
  if (!v.is(shape.entries.backupRetentionDays, given) || given >= WEEK_DAYS) return [];
  const message = `must be ${WEEK_DAYS} or more, so that any second of the last week can be restored`;
  return [{ path: ["backupRetentionDays"], message, given }];
};

/** Production has a standby. */
export const prodPostgresProblems = (given: Partial<PostgresSettings> | undefined): Problem[] =>
  given?.availability === "single-az"
    ? [{ path: ["availability"], message: 'must be "multi-az" in prod', given: given.availability }]
    : [];

/** The number before the point: parameter group families go by it. */
export function majorVersion(engineVersion: string): string {
  return engineVersion.split(".")[0];
}
