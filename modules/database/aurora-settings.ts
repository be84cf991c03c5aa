import * as v from "valibot";
import { text, whole, word } from "../shared/fields";
import { type Problem, report } from "../shared/problems";

const shape = v.strictObject({
  /** Those that bring pgvector 0.8. Pinned: no automatic upgrades. Source: Aurora release notes, "Extensions supported". */
  engineVersion: text(
    'an Aurora PostgreSQL version from 15.12, 16.8 or 17.4 on, such as "16.8"',
    /^(15\.(1[2-9]|[2-9]\d)|16\.([89]|[1-9]\d)|17\.([4-9]|[1-9]\d))$/,
  ),
  /** `pauses` stops the cluster and most of its cost after five idle minutes; the first call after that fails while it wakes up, which takes 15 seconds or more. */
  whenIdle: word("pauses", "stays"),
  /** The most it grows to; a unit is about 2 GiB of memory with its processors. Aurora takes up to 256. */
  maxCapacityUnits: whole(1, 256, "Aurora capacity units"),
  /** `multi-az` keeps a second instance in another zone that takes over within a minute. */
  availability: word("single-az", "multi-az"),
  /** Days to which the cluster can be restored; 35 is the most Aurora keeps. */
  backupRetentionDays: whole(1, 35, "days"),
});

/**
 * What an environment says about an Aurora PostgreSQL Serverless v2 cluster.
 * @interface
 */
export type AuroraSettings = v.InferOutput<typeof shape>;

export const auroraSettings = v.pipe(
  shape,
  report(({ whenIdle, availability }: Partial<AuroraSettings>): Problem[] =>
    // A reader that can take over keeps as large as the writer, and the pair rests only together: who wants two wants no wait.
    whenIdle === "pauses" && availability === "multi-az"
      ? [{ path: ["whenIdle"], message: 'must be "stays" with availability "multi-az"', given: whenIdle }]
      : [],
  ),
);
