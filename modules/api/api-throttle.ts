import * as v from "valibot";
import { whole } from "../shared/fields";

export const throttle = v.strictObject({
  /** Lasting rate of all callers together; an account has 10,000 in a region. Source: API Gateway quotas. */
  requestsPerSecond: whole(1, 10_000, "requests per second"),
  /** Requests at once above that rate. Source: API Gateway quotas. */
  burst: whole(1, 5_000, "requests"),
});

/**
 * How much API Gateway lets through to an API; what is above is answered with 429.
 * @interface
 */
export type Throttle = v.InferOutput<typeof throttle>;
