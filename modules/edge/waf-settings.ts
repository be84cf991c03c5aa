import * as v from "valibot";
import { orNone, whole } from "../shared/fields";
import type { Problem } from "../shared/problems";

export const wafSettings = orNone(
  v.strictObject({
    /** Requests of one address in five minutes, above which it is blocked. Source: WAF, RateBasedStatement. */
    requestsPer5Minutes: whole(10, 2_000_000_000, "requests"),
  }),
  "{ requestsPer5Minutes: a whole number of requests from 10 to 2000000000 }",
);

/** What an environment says about the web ACL before a public entry. */
export type WafSettings = v.InferOutput<typeof wafSettings>;

/** Production has a web ACL before each public entry. */
export const prodWafProblems = (waf: WafSettings | undefined): Problem[] =>
  waf === "none" ? [{ path: ["waf"], message: "must be { requestsPer5Minutes } in prod", given: waf }] : [];
