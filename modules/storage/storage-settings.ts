import * as v from "valibot";
import { whole } from "../shared/fields";

export const storageSettings = v.strictObject({
  /** Days an object can be brought back after it was overwritten or deleted. */
  noncurrentVersionDays: whole(1, 3_650, "days"),
  /** Days S3's access logs are kept. */
  accessLogDays: whole(1, 3_650, "days"),
});

/**
 * What an environment says about its buckets.
 * @interface
 */
export type StorageSettings = v.InferOutput<typeof storageSettings>;
