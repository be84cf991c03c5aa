import { type Fault, UNKNOWN } from "../corrupted";
import { callers } from "./callers";

/** The HTTP API before the backend. */
export const httpApi: Fault[] = [
  ...callers,
  ["api.authorizer", "cognito", 'must be "none" or { … }'],
  ["api.authorizer", undefined, 'must be "none" or { … }'],
  ["api.waf", "none", UNKNOWN],
];

const issuer = "api.authorizer.issuer";
const audiences = "api.authorizer.audiences";
const ISSUER = 'must be an https URL such as "https://id.example.com"';
const AUDIENCE = "must be 1 to 255 characters without spaces";

/** Whose tokens it takes, where it takes any. */
export const tokens: Fault[] = [
  [issuer, "http://id.example.com", ISSUER],
  [issuer, "id.example.com", ISSUER],
  [issuer, undefined, ISSUER],
  [audiences, "student-helper", "must be a list of audiences"],
  [audiences, undefined, "must be a list of audiences"],
  [audiences, [], "must name 1 to 50 audiences"],
  [`${audiences}.0`, "student helper", AUDIENCE],
  [`${audiences}.0`, "", AUDIENCE],
  ["api.authorizer.scopes", ["read"], UNKNOWN],
];
