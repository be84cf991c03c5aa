import type { Account } from "../../environments/account";
import { nonprod } from "../../environments/accounts/nonprod";
import { readStacks } from "../../scripts/terraform/stacks";
import { resourcesIn, synthesizeAll } from "../support/synthesized";

type Guards = Account["guards"];
type Guard = keyof Guards;

const names = Object.keys(nonprod.guards) as Guard[];
const only = (...created: Guard[]): Guards =>
  Object.fromEntries(names.map((name) => [name, created.includes(name) ? "create" : "existing"])) as Guards;
const FIRST = "us-east-1";
const OTHER = "eu-west-1";
const outdirOf = (guards: Guards) =>
  synthesizeAll({ accounts: { nonprod: { ...nonprod, regions: [FIRST, OTHER], guards } }, systems: { partner: {} } });
const resources = (region: string, guards: Guards) => resourcesIn(outdirOf(guards), `account-nonprod-${region}`);
/** What there is, helpers such as roles and buckets left out. */
const typesIn = (region: string, guards: Guards) => {
  const helpers = /^aws_(s3_bucket.*|iam_role.*|kms_.*|cloudwatch_log_group)$/;
  return [...new Set(resources(region, guards).map(({ type }) => type))].filter((type) => !helpers.test(type)).sort();
};

const GUARDS: { guard: Guard; first: string[]; other: "the same" | string[] }[] = [
  { guard: "s3PublicAccessBlock", first: ["aws_s3_account_public_access_block"], other: [] },
  {
    guard: "ebsDefaults",
    first: ["aws_ebs_encryption_by_default", "aws_ebs_snapshot_block_public_access"],
    other: "the same",
  },
  { guard: "passwordPolicy", first: ["aws_iam_account_password_policy"], other: [] },
  { guard: "cloudTrail", first: ["aws_cloudtrail"], other: [] },
  {
    guard: "config",
    first: [
      "aws_config_configuration_recorder",
      "aws_config_configuration_recorder_status",
      "aws_config_delivery_channel",
      "aws_iam_service_linked_role",
    ],
    other: ["aws_config_configuration_recorder", "aws_config_configuration_recorder_status", "aws_config_delivery_channel"],
  },
  { guard: "securityHub", first: ["aws_securityhub_account", "aws_securityhub_standards_subscription"], other: "the same" },
  { guard: "guardDuty", first: ["aws_guardduty_detector", "aws_guardduty_detector_feature"], other: "the same" },
  { guard: "accessAnalyzer", first: ["aws_accessanalyzer_analyzer"], other: "the same" },
  { guard: "apiGatewayLogging", first: ["aws_api_gateway_account"], other: "the same" },
  { guard: "bedrockLogging", first: ["aws_bedrock_model_invocation_logging_configuration"], other: "the same" },
  { guard: "ecrScanning", first: ["aws_ecr_registry_scanning_configuration"], other: "the same" },
  { guard: "githubOidc", first: ["aws_iam_openid_connect_provider"], other: [] },
];

test("the table above leaves no guard out", () => {
  expect(GUARDS.map(({ guard }) => guard)).toEqual(names);
});

test.each(GUARDS)("$guard alone makes $first in the first region, and $other in another", ({ guard, first, other }) => {
  expect(typesIn(FIRST, only(guard))).toEqual(first);
  expect(typesIn(OTHER, only(guard))).toEqual(other === "the same" ? first : other);
});

test.each([
  { oidc: "create" as const, first: ["aws_iam_openid_connect_provider"] },
  { oidc: "existing" as const, first: [] },
])("with HCP Terraform and oidc = $oidc, its first region's stack makes $first, and no other region's", ({ oidc, first }) => {
  const account = { ...nonprod, regions: [FIRST, OTHER], guards: only() };
  const state = { kind: "cloud", organization: "acme", project: "platforms", oidc } as const;
  const outdir = synthesizeAll({ accounts: { nonprod: { ...account, state } }, systems: { partner: {} } });
  const types = (region: string) => resourcesIn(outdir, `account-nonprod-${region}`).map(({ type }) => type);
  expect(types(FIRST)).toEqual(first);
  expect(types(OTHER)).toEqual([]);
});

test("an organization that sets everything leaves the account's stacks empty", () => {
  expect(resources(FIRST, only())).toEqual([]);
  expect(resources(OTHER, only())).toEqual([]);
});

test.each([
  { guards: only("cloudTrail"), region: FIRST, services: ["logs.us-east-1", "cloudtrail"] },
  { guards: only("config"), region: OTHER, services: ["logs.eu-west-1", "config"] },
  { guards: only("bedrockLogging"), region: OTHER, services: ["logs.eu-west-1"] },
  { guards: nonprod.guards, region: FIRST, services: ["logs.us-east-1", "cloudtrail", "config"] },
])("one key in $region encrypts what is written down there, and admits $services", ({ guards, region, services }) => {
  const keys = resources(region, guards).filter(({ type }) => type === "aws_kms_key");
  expect(keys).toHaveLength(1);
  expect(keys[0].values.lifecycle).toEqual({ prevent_destroy: true });
  const statements: { Principal: { Service?: string } }[] = JSON.parse(String(keys[0].values.policy)).Statement;
  const admitted = statements.flatMap(({ Principal }) => Principal.Service ?? []);
  expect(admitted).toEqual(services.map((service) => `${service}.amazonaws.com`));
});

test("where nothing is written down there is no key and no bucket", () => {
  const kinds = resources(OTHER, only("cloudTrail", "guardDuty")).map(({ type }) => type);
  expect(kinds).not.toContain("aws_kms_key");
  expect(kinds).not.toContain("aws_s3_bucket");
});

test("the buckets of both regions have names of their own, and no plan can destroy them", () => {
  const all = [FIRST, OTHER]
    .flatMap((region) => resources(region, nonprod.guards))
    .filter(({ type }) => type === "aws_s3_bucket");
  expect(all.map(({ values }) => values.bucket).sort()).toEqual([
    "account-eu-west-1-access-logs-111111111111",
    "account-eu-west-1-config-111111111111",
    "account-us-east-1-access-logs-111111111111",
    "account-us-east-1-config-111111111111",
    "account-us-east-1-trail-111111111111",
  ]);
  for (const { values } of all) expect(values.lifecycle).toEqual({ prevent_destroy: true });
});

test("global resources are recorded in the first region only", () => {
  const recorded = (region: string) =>
    resources(region, only("config")).find(({ type }) => type === "aws_config_configuration_recorder")?.values.recording_group;
  expect(recorded(FIRST)).toEqual({ all_supported: true, include_global_resource_types: true });
  expect(recorded(OTHER)).toEqual({ all_supported: true, include_global_resource_types: false });
});

test("Security Hub judges once AWS Config records, and does not wait for what somebody else records", () => {
  const hub = (guards: Guards) => resources(FIRST, guards).find(({ type }) => type === "aws_securityhub_account")?.values;
  expect(hub(only("securityHub", "config"))?.depends_on).toEqual([
    expect.stringMatching(/^aws_config_configuration_recorder_status\./),
  ]);
  expect(hub(only("securityHub"))?.depends_on).toEqual([]);
});

test("images are looked through again whenever a weakness becomes known", () => {
  const [scanning] = resources(FIRST, only("ecrScanning")).map(({ values }) => values);
  expect(scanning).toMatchObject({ scan_type: "ENHANCED", rule: [{ scan_frequency: "CONTINUOUS_SCAN" }] });
});

test("S3's block refuses everything public, EBS's encrypts and shares nothing", () => {
  const [encryption, snapshots, block] = resources(FIRST, only("s3PublicAccessBlock", "ebsDefaults")).map(({ values }) => values);
  expect(encryption).toMatchObject({ enabled: true });
  expect(snapshots).toMatchObject({ state: "block-all-sharing" });
  expect(block).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
});

test("the other regions are applied after the first one, whose service-linked role they use", () => {
  const stacks = readStacks(outdirOf(nonprod.guards), "account-nonprod-");
  const of = (region: string) => stacks.find(({ name }) => name === `account-nonprod-${region}`);
  expect(of(OTHER)?.dependencies).toEqual([`account-nonprod-${FIRST}`]);
  expect(of(FIRST)?.dependencies).toEqual([]);
});
