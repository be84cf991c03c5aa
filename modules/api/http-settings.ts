import * as v from "valibot";
import { orNone, text } from "../shared/fields";
import type { Problem } from "../shared/problems";
import { throttle } from "./api-throttle";
import { corsOrigins, prodOriginProblems } from "./cors-origins";

/** Most audiences of one authorizer. Source: API Gateway quotas, "Audiences per authorizer". */
const MOST_AUDIENCES = 50;
/** As the tokens' `iss` says it, to the letter: with a slash at its end where they have one. */
const issuer = text(
  'an https URL such as "https://id.example.com"',
  /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?(\/[\w.~-]+)*\/?$/i,
);
const audience = text("1 to 255 characters without spaces", /^\S{1,255}$/);

/** Whose tokens (JWT, in the header `Authorization`) are let in. */
const tokens = v.strictObject({
  /** Must answer from the internet: API Gateway fetches the keys there. */
  issuer,
  /** One of them must be the token's `aud` or `client_id`. */
  audiences: v.pipe(
    v.array(audience, "must be a list of audiences"),
    v.check((list) => list.length > 0 && list.length <= MOST_AUDIENCES, `must name 1 to ${MOST_AUDIENCES} audiences`),
  ),
});

export const httpSettings = v.strictObject({
  throttle,
  corsOrigins,
  /** `none` leaves it to the application to tell who calls; APIGateway.8 asks for an authorizer. */
  authorizer: orNone(tokens),
});

/**
 * What an environment says about its HTTP API.
 * @interface
 */
export type HttpSettings = v.InferOutput<typeof httpSettings>;

/** What production asks of an HTTP API besides. `given` may lack fields: its own problems are told elsewhere. */
export const prodHttpApiProblems = (given: Partial<HttpSettings> | undefined): Problem[] =>
  prodOriginProblems(given?.corsOrigins);
