import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { quietEnvironment, terraformSettings } from "../../scripts/terraform/quiet-environment";

const REFUSING = "http://127.0.0.1:4568";
const folder = mkdtempSync(join(tmpdir(), "quiet-"));
const config = join(folder, "terraform.rc");
writeFileSync(config, "");

/** What a caller may have set; every value tells on itself. */
const astray = Object.fromEntries(
  [
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_PROFILE",
    "AWS_DEFAULT_REGION",
    "AWS_REGION",
    "AWS_ROLE_ARN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_ENDPOINT_URL",
    "AWS_ENDPOINT_URL_S3",
    "AWS_CONFIG_FILE",
    "AWS_SHARED_CREDENTIALS_FILE",
    "aws_profile",
    "TF_VAR_account",
    "TF_CLI_ARGS",
    "TF_CLI_ARGS_apply",
    "TF_WORKSPACE",
    "TF_DATA_DIR",
    "TF_LOG",
    "TF_TOKEN_app_terraform_io",
    "TFE_TOKEN",
    "TF_INPUT",
    "TF_CLI_CONFIG_FILE",
    "TERRAFORM_CONFIG",
    "CDKTF_OUTDIR",
    "BOTO_CONFIG",
  ].map((name) => [name, `the caller's ${name}`]),
);

test("nothing of the caller's that could lead to a real account or change a command survives", () => {
  const quiet = quietEnvironment(REFUSING, { ...astray, PATH: "/bin" });
  expect(Object.values(quiet).filter((value) => value?.startsWith("the caller's"))).toEqual([]);
});

test("what is left of AWS are keys that open nothing, and an address that refuses", () => {
  const quiet = quietEnvironment(REFUSING, astray);
  const ofAws = Object.entries(quiet).filter(([name]) => /^(AWS|TF)_/i.test(name));
  expect(Object.fromEntries(ofAws)).toEqual({
    AWS_ACCESS_KEY_ID: "rehearsal",
    AWS_SECRET_ACCESS_KEY: "rehearsal",
    AWS_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/nonexistent/aws-config",
    AWS_SHARED_CREDENTIALS_FILE: "/nonexistent/aws-credentials",
    AWS_ENDPOINT_URL: REFUSING,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
  });
});

test("what has nothing to do with AWS stays", () => {
  const ordinary = { PATH: "/bin", HOME: "/home/me", HTTPS_PROXY: "http://proxy:3128", LANG: "C", GOGC: "50" };
  expect(quietEnvironment(REFUSING, ordinary)).toMatchObject(ordinary);
});

test.each([
  { file: "that can be read", given: config, kept: config },
  { file: "that is not there", given: join(folder, "nowhere.rc"), kept: undefined },
  { file: "without a name", given: "", kept: undefined },
])("a Terraform CLI configuration $file is kept or dropped rightly", ({ given, kept }) => {
  expect(quietEnvironment(REFUSING, { TF_CLI_CONFIG_FILE: given }).TF_CLI_CONFIG_FILE).toBe(kept);
  expect(terraformSettings({ TF_CLI_CONFIG_FILE: given }).TF_CLI_CONFIG_FILE).toBe(kept);
});

test("where downloaded providers are kept is kept too, for runs in any folder", () => {
  const given = { TF_PLUGIN_CACHE_DIR: "plugins", TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1" };
  expect(quietEnvironment(REFUSING, given)).toMatchObject({ ...given, TF_PLUGIN_CACHE_DIR: resolve("plugins") });
});

test("every Terraform run is quiet: no questions, no hints for people, no call home", () => {
  expect(terraformSettings({})).toEqual({ TF_IN_AUTOMATION: "1", TF_INPUT: "0", CHECKPOINT_DISABLE: "1", GOGC: "400" });
});
