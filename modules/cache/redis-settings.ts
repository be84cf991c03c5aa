import * as v from "valibot";
import { dailyWindow, text, weeklyWindow, whole, word } from "../shared/fields";
import { type Problem, report } from "../shared/problems";
import { windowProblems } from "../shared/windows";

/** ElastiCache takes no shorter window. Source: ElastiCache API reference, "CreateReplicationGroup". */
const SHORTEST_WINDOW_MINUTES = 60;

const shape = v.strictObject({
  /**
   * The last version of Redis on ElastiCache; what comes after it is the engine Valkey. An older one would be upgraded by
   * ElastiCache itself, and the next plan would want it back. Source: ElastiCache user guide, "Engine versions".
   */
  engineVersion: word("7.1"),
  /**
   * Not of the generations that AWS keeps for those who have them, some of which neither encrypt nor fail over, and not one
   * that keeps part of its data on disk: that must be asked for.
   * Source: ElastiCache user guide, "Supported node types", "At-rest encryption" and "Data tiering".
   */
  nodeType: text(
    'a node type of a current generation, without data tiering, such as "cache.t4g.micro"',
    /^cache\.(?!(t[12]|m[1-4]|c1|r[34]|r6gd)\.)[a-z0-9-]+\.[a-z0-9]+$/,
  ),
  /** The primary and its replicas, 5 at most. From two on they stand in several zones, and a replica takes over by itself. */
  nodes: whole(1, 6, "nodes"),
  /** Days a daily snapshot is kept (ElastiCache.1 asks for one or more); 35 is the most ElastiCache keeps. */
  snapshotRetentionDays: whole(1, 35, "days"),
  /** Daily, UTC, an hour or more. */
  snapshotWindow: dailyWindow,
  /** Weekly, UTC, an hour or more, outside the snapshot window. */
  maintenanceWindow: weeklyWindow,
});

/**
 * What an environment says about a Redis on ElastiCache.
 * @interface
 */
export type RedisSettings = v.InferOutput<typeof shape>;

export const redisSettings = v.pipe(shape, report(problemsBetweenFields));

function problemsBetweenFields({ snapshotWindow, maintenanceWindow }: Partial<RedisSettings>): Problem[] {
  const { entries } = shape;
  if (!v.is(entries.snapshotWindow, snapshotWindow) || !v.is(entries.maintenanceWindow, maintenanceWindow)) return [];
  const daily = { name: "snapshotWindow", window: snapshotWindow };
  const found = windowProblems(daily, maintenanceWindow, SHORTEST_WINDOW_MINUTES);
  return [
    ...(found.daily ? [{ path: ["snapshotWindow"], message: found.daily, given: snapshotWindow }] : []),
    ...(found.maintenance ? [{ path: ["maintenanceWindow"], message: found.maintenance, given: maintenanceWindow }] : []),
  ];
}
