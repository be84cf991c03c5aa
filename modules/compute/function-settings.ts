import * as v from "valibot";
import { whole, wordOr } from "../shared/fields";
import { report } from "../shared/problems";

/** Instances kept warm for an alias. Source: Lambda developer guide, "Configuring provisioned concurrency". */
const provisioned = v.pipe(
  v.strictObject({
    /** Instances that are always warm. */
    least: whole(1, 1_000, "instances"),
    /** Autoscaling stops here; beyond it Lambda starts cold ones. */
    most: whole(1, 1_000, "instances"),
  }),
  report(({ least, most }: { least?: number; most?: number }) =>
    typeof least === "number" && typeof most === "number" && most < least
      ? [{ path: ["most"], message: "must be least or more", given: most }]
      : [],
  ),
);

export const concurrency = wordOr("on-demand", provisioned);

/** `on-demand` starts instances when requests come; a pair of numbers keeps that many warm. */
export type Concurrency = v.InferOutput<typeof concurrency>;

export const functionSettings = v.strictObject({
  /** Memory; processor time grows with it. Source: Lambda quotas. */
  memoryMiB: whole(128, 10_240, "MiB"),
  /** Lambda stops a run after this time. Source: Lambda quotas. */
  timeoutSeconds: whole(1, 900, "seconds"),
  concurrency,
});

/**
 * What an environment says about one function.
 * @interface
 */
export type FunctionSettings = v.InferOutput<typeof functionSettings>;
