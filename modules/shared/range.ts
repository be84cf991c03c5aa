import * as v from "valibot";
import { whole } from "./fields";
import { report } from "./problems";

/** A number that is moved between the least and the most, which are 1 or more and at most `limit`; `unit` is told in errors. */
export function leastToMost(limit: number, unit: string) {
  const count = whole(1, limit, unit);
  return v.pipe(
    v.strictObject({
      /** As many there always are. */
      least: count,
      /** It is not more than this, whatever the load. */
      most: count,
    }),
    report(({ least, most }: { least?: number; most?: number }) =>
      typeof least === "number" && v.is(count, most) && most < least
        ? [{ path: ["most"], message: "must be least or more", given: most }]
        : [],
    ),
  );
}
