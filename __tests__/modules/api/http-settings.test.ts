import { type HttpSettings, httpSettings, prodHttpApiProblems } from "../../../modules/api/http-settings";
import { problemsOf } from "../../../modules/shared/problems";

const authorizer = { issuer: "https://id.example.com", audiences: ["app"] };
const settings = {
  throttle: { requestsPerSecond: 100, burst: 200 },
  corsOrigins: ["https://app.example.com"],
  authorizer: "none",
};

test.each([
  settings,
  { ...settings, corsOrigins: ["https://app.example.com", "http://localhost:5173", "*"] },
  { ...settings, authorizer },
  { ...settings, authorizer: { ...authorizer, issuer: "https://id.example.com/" } },
  { ...settings, authorizer: { ...authorizer, issuer: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbC123" } },
])("%j is accepted", (given) => {
  expect(problemsOf(httpSettings, given)).toEqual([]);
});

test.each([
  [
    { ...settings, throttle: { requestsPerSecond: 0, burst: 1 } },
    "throttle.requestsPerSecond must be a whole number of requests per second from 1 to 10000, got 0",
  ],
  [
    { ...settings, corsOrigins: ["https://app.example.com/"] },
    'corsOrigins.0 must be an origin such as "https://app.example.com", "http://localhost:5173" or "*", got "https://app.example.com/"',
  ],
  [{ ...settings, corsOrigins: [] }, "corsOrigins must name an origin, got []"],
  [{ ...settings, authorizer: "jwt" }, 'authorizer must be "none" or { … }, got "jwt"'],
  [{ ...settings, authorizer: undefined }, 'authorizer must be "none" or { … }, but is missing'],
  [
    { ...settings, authorizer: { audiences: ["app"] } },
    'authorizer.issuer must be an https URL such as "https://id.example.com", but is missing',
  ],
  [
    { ...settings, authorizer: { ...authorizer, issuer: "http://id.example.com" } },
    'authorizer.issuer must be an https URL such as "https://id.example.com", got "http://id.example.com"',
  ],
  [{ ...settings, authorizer: { ...authorizer, audiences: [] } }, "authorizer.audiences must name 1 to 50 audiences, got []"],
  [
    { ...settings, authorizer: { ...authorizer, audiences: ["my app"] } },
    'authorizer.audiences.0 must be 1 to 255 characters without spaces, got "my app"',
  ],
  [{ ...settings, waf: "none" }, 'waf is not a setting, got "none"'],
])("%j is refused with one sentence", (given, problem) => {
  expect(problemsOf(httpSettings, given)).toEqual([problem]);
});

test("production takes https origins only", () => {
  expect(prodHttpApiProblems(settings as HttpSettings)).toEqual([]);
  const corsOrigins = ["https://app.example.com", "*", "http://localhost:5173"];
  expect(prodHttpApiProblems({ corsOrigins })).toEqual([
    { path: ["corsOrigins", "1"], message: "must be an https origin in prod", given: "*" },
    { path: ["corsOrigins", "2"], message: "must be an https origin in prod", given: "http://localhost:5173" },
  ]);
});

test("production bears settings that are not there or not what they should be: that is told elsewhere", () => {
  expect(prodHttpApiProblems(undefined)).toEqual([]);
  expect(prodHttpApiProblems({ corsOrigins: "*" } as unknown as HttpSettings)).toEqual([]);
  expect(prodHttpApiProblems({ corsOrigins: [7, "ftp://x"] } as unknown as HttpSettings)).toEqual([]);
});
