import * as v from "valibot";
import { whole } from "../shared/fields";
import { report } from "../shared/problems";

/** Days between two transitions. Source: S3 user guide, "Lifecycle transitions: constraints". */
const STEP_DAYS = 30;

const shape = v.strictObject({
  /** Days from its upload after which an object goes to Standard-IA: cheaper to keep, dearer to read. */
  infrequentAfterDays: whole(STEP_DAYS, 3_650, "days"),
  /** Days from its upload after which it goes to Glacier Flexible Retrieval: hours to get it back. */
  archiveAfterDays: whole(2 * STEP_DAYS, 7_300, "days"),
});

/**
 * What an environment says about how its users' uploads age.
 * @interface
 */
export type UploadSettings = v.InferOutput<typeof shape>;

export const uploadSettings = v.pipe(
  shape,
  report(({ infrequentAfterDays: first, archiveAfterDays: second }: Partial<UploadSettings>) => {
    const { infrequentAfterDays, archiveAfterDays } = shape.entries;
    if (!v.is(infrequentAfterDays, first) || !v.is(archiveAfterDays, second) || second >= first + STEP_DAYS) return [];
    const message = `must be ${STEP_DAYS} days or more after infrequentAfterDays`;
    return [{ path: ["archiveAfterDays"], message, given: second }];
  }),
);
