import { catalogue } from "../../environments";
import { accountSchema } from "../../environments/account";
import { nonprod } from "../../environments/accounts/nonprod";
import { corrupted, type Fault, messageFor, problem, refusal } from "./corrupted";
import { untested } from "./schema-leaves";
import { systems } from "./subjects";

const REGION = 'must be an AWS region such as "us-east-1"';
const STATE = 'must be { kind: "s3", … } or { kind: "cloud", … }';
const ID = "must be the 12 digits of an AWS account";
const GUARD = 'must be "create" or "existing"';
const LOG_DAYS =
  "must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653";
const TAG = "must be 1 to 100 letters, digits, spaces or any of _.:/=+-@";
const inNonprod = (field: string, value: unknown) => corrupted(`accounts.nonprod.${field}`, value);
const cloud = (changes: object) => ({ kind: "cloud", organization: "acme", project: "platforms", oidc: "create", ...changes });

const faults: Fault[] = [
  ["name", "production", 'must be "nonprod" as the file\'s name'],
  ["id", "3", ID],
  ["id", 111111111111, ID],
  ["id", undefined, ID],
  ["deployRoleArn", "deploy", "must be the ARN of an IAM role"],
  ["state", undefined, STATE],
  ["state.kind", "gcs", STATE],
  ["state.region", "us", REGION],
  ["state.bucket", "mine", "is not a setting"],
  ["regions", undefined, "must be a list of regions"],
  ["regions.3", "us", REGION],
  ["regions", [...nonprod.regions, "us-east-1"], "must name each region once"],
  ["guards", undefined, "must be an object of settings"],
  ["guards.s3PublicAccessBlock", "off", GUARD],
  ["guards.ebsDefaults", undefined, GUARD],
  ["guards.passwordPolicy", "strict", GUARD],
  ["guards.cloudTrail", true, GUARD],
  ["guards.config", undefined, GUARD],
  ["guards.securityHub", "cis", GUARD],
  ["guards.guardDuty", "none", GUARD],
  ["guards.accessAnalyzer", undefined, GUARD],
  ["guards.apiGatewayLogging", "", GUARD],
  ["guards.bedrockLogging", 90, GUARD],
  ["guards.ecrScanning", "basic", GUARD],
  ["guards.githubOidc", undefined, GUARD],
  ["guards.macie", "create", "is not a setting"],
  ["logDays", 91, LOG_DAYS],
  ["logDays", undefined, LOG_DAYS],
  ["owner", "", TAG],
  ["owner", undefined, TAG],
  ["costCenter", undefined, TAG],
  ["alias", "np", "is not a setting"],
];

test.each(faults)("an account is refused with %s = %j, in one sentence that says what is allowed", (field, value, sentence) => {
  expect(refusal(inNonprod(field, value))).toBe(messageFor("accounts/nonprod.ts", problem(field, value, sentence)));
});

test("the table and the tests below leave no field of an account out", () => {
  const below = ["state.organization", "state.project", "state.oidc"];
  expect(untested(accountSchema, faults)).toEqual(below);
});

test("HCP Terraform's names are those that it takes", () => {
  expect(refusal(inNonprod("state", cloud({ organization: "a b", project: "x", oidc: "none" })))).toBe(
    messageFor(
      "accounts/nonprod.ts",
      'state.organization must be an HCP Terraform organization name, got "a b"',
      'state.project must be an HCP Terraform project name, got "x"',
      `state.oidc ${GUARD}, got "none"`,
    ),
  );
  expect(refusal(inNonprod("state", cloud({})))).toBeUndefined();
  expect(refusal(inNonprod("state", cloud({ oidc: undefined })))).toBeUndefined();
});

test("a region that the account does not name is refused in every environment that runs there, or calls models there", () => {
  const stray = (field: string, region: string) => `${field} must be one of the account's regions eu-west-1, got "${region}"`;
  const strays = {
    partner: [stray("region", "us-east-1")],
    portfolio: [stray("region", "us-east-1")],
    "student-helper": [stray("region", "ap-southeast-2"), stray("ai.embedding.region", "ap-northeast-1")],
    "student-helper-v1": [stray("region", "ap-southeast-2"), stray("ai.embedding.region", "ap-northeast-1")],
    foundry: [stray("region", "us-east-1")],
  };
  const known = { ...catalogue, systems: Object.fromEntries(systems.map((system) => [system, catalogue.systems[system]])) };
  expect(refusal(corrupted("accounts.nonprod.regions", ["eu-west-1"], known))).toBe(
    systems
      .flatMap((system) => ["dev", "staging"].map((environment) => messageFor(`${system}/${environment}.ts`, ...strays[system])))
      .join("\n"),
  );
});

test("an account and an environment that are broken come in one error", () => {
  const both = corrupted("systems.partner.prod.logDays", 60, inNonprod("id", "3"));
  expect(refusal(both)).toBe(
    [
      messageFor("accounts/nonprod.ts", 'id must be the 12 digits of an AWS account, got "3"'),
      messageFor("partner/prod.ts", "logDays must be 90 or more in prod, got 60"),
    ].join("\n"),
  );
});

test.each([
  { state: { kind: "s3" }, missing: 'state.region must be an AWS region such as "us-east-1", but is missing' },
  {
    state: { kind: "cloud", project: "platforms", oidc: "create" },
    missing: "state.organization must be an HCP Terraform organization name, but is missing",
  },
])("a missing field of $state is told as any other", ({ state, missing }) => {
  expect(refusal(inNonprod("state", state))).toBe(messageFor("accounts/nonprod.ts", missing));
});

test("an account names a region", () => {
  expect(refusal({ accounts: corrupted("accounts.nonprod.regions", []).accounts, systems: {} })).toBe(
    messageFor("accounts/nonprod.ts", "regions must name at least one region, got []"),
  );
});

test.each(["eu-west-1", 1])("regions = %j, which is no list, is told as a problem and is no crash", (value) => {
  expect(refusal(inNonprod("regions", value))).toContain(`regions must be a list of regions, got ${JSON.stringify(value)}`);
});

test("two files of one account are refused", () => {
  expect(refusal(inNonprod("id", "222222222222"))).toContain(
    'id must be another than that of environments/accounts/prod.ts, got "222222222222"',
  );
});
