import * as v from "valibot";
import { text } from "../shared/fields";
import type { Problem } from "../shared/problems";

/** A scheme and a host, nothing behind them, as browsers send it. */
const httpsOrigin = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/;
const localOrigin = /^http:\/\/localhost(:\d{1,5})?$/;

const origin = text(
  'an origin such as "https://app.example.com", "http://localhost:5173" or "*"',
  new RegExp(`${httpsOrigin.source}|${localOrigin.source}|^\\*$`),
);

/** Pages that may call an API from a browser. `*` is every page, `localhost` the developer's own machine. */
export const corsOrigins = v.pipe(
  v.array(origin, "must be a list of origins"),
  v.check((list) => list.length > 0, "must name an origin"),
);

/** What production asks of them besides. What is no list, or no origin, is told elsewhere. */
export function prodOriginProblems(given: unknown): Problem[] {
  if (!Array.isArray(given)) return [];
  return given.flatMap((each, index) =>
    v.is(origin, each) && !httpsOrigin.test(each)
      ? [{ path: ["corsOrigins", String(index)], message: "must be an https origin in prod", given: each }]
      : [],
  );
}
