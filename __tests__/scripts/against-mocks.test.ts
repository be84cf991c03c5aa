import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { runAgainstMocks } from "../../scripts/terraform/against-mocks";
import { Terraform } from "../../scripts/terraform/terraform";
import { UserError } from "../../scripts/terraform/user-error";
import { hostile } from "../support/local-aws";
import { written } from "../support/planted-stacks";

/** Writes down what it was asked and with which environment; fails where `FAILS_TO` says so. */
const FAKE = `#!${process.execPath}
const { appendFileSync } = require("node:fs");
const { FAKE_LOG, ...environment } = process.env;
const [command, ...options] = process.argv.slice(2);
const test = command === "test" ? JSON.parse(require("node:fs").readFileSync("tests/mocks.tftest.json", "utf8")) : undefined;
appendFileSync(FAKE_LOG, JSON.stringify({ command, options, environment, test }) + "\\n");
const [fails, said] = (process.env.FAILS_TO ?? "").split(": ");
if (fails === command) { console.error("Error: " + said); process.exit(1); }
console.log("said by " + command);
`;

const outdir = written({
  "app-dev-network": {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version: "5.100.0" } } },
    provider: { aws: [{ region: "us-east-1" }, { region: "us-west-2", alias: "copies" }] },
    resource: { aws_vpc: { main: {} } },
  },
  "app-dev-newer": { terraform: { required_providers: { aws: { source: "hashicorp/aws", version: ">= 6.0.0" } } } },
});
const folder = join(outdir, "stacks", "app-dev-network");
const newer = join(outdir, "stacks", "app-dev-newer");
/** As if the tested provider ran by itself. */
const served = { environment: { TF_REATTACH_PROVIDERS: "there" }, stop: async () => undefined };

/** A run with such an environment: what came of it, and what Terraform was asked. */
async function run(given: NodeJS.ProcessEnv = {}, stack = folder) {
  const bin = mkdtempSync(join(tmpdir(), "against-mocks-"));
  const log = join(bin, "log");
  const scratch = join(bin, "scratch");
  writeFileSync(log, "");
  writeFileSync(join(bin, "terraform"), FAKE);
  chmodSync(join(bin, "terraform"), 0o755);
  const environment = { ...process.env, ...given, PATH: [bin, process.env.PATH].join(delimiter), FAKE_LOG: log };
  const result = await runAgainstMocks(new Terraform(environment), stack, scratch, ["plan", "apply"], served).catch(
    (error) => error,
  );
  const asked = readFileSync(log, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { result, asked, leftBehind: existsSync(scratch) };
}

test("initializes without a backend and runs the test once; each region has a mock of its own", async () => {
  const { result, asked } = await run();
  expect(result).toBe("said by test");
  expect(asked.map(({ command, options }) => [command, ...options].join(" "))).toEqual([
    "init -input=false -no-color -backend=false",
    "test -no-color -verbose",
  ]);
  const mock_resource = { aws_vpc: { defaults: expect.objectContaining({ arn: expect.stringContaining("mock.") }) } };
  expect(asked[1].test).toEqual({
    mock_provider: { aws: [{ mock_resource }, { alias: "copies", mock_resource }] },
    override_data: [],
    run: { plan: { command: "plan" }, apply: { command: "apply" } },
  });
});

test("a provider that runs by itself is asked where it is the version that the stack asks for, and nowhere else", async () => {
  const askedOf = async (stack: string) =>
    (await run({}, stack)).asked.map(({ environment }) => environment.TF_REATTACH_PROVIDERS);
  expect(await askedOf(folder)).toEqual(["there", "there"]);
  expect(await askedOf(newer)).toEqual([undefined, undefined]);
});

test("hands on no credential, endpoint or setting of the shell, but where providers are kept", async () => {
  const kept = { TF_PLUGIN_CACHE_DIR: "/plugins", TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1" };
  const shell = hostile("http://trap");
  const { asked } = await run({ ...shell, ...kept });
  for (const { environment } of asked) {
    const led = Object.entries(shell).filter(([name, value]) => /^(AWS|TF)_/.test(name) && environment[name] === value);
    expect(led).toEqual([]);
    expect(environment).toMatchObject({ ...kept, AWS_ENDPOINT_URL: "http://127.0.0.1:9" });
  }
});

test("leaves neither the copy nor anything in the stack's folder, whether it succeeds or not", async () => {
  mkdirSync(join(folder, "assets"), { recursive: true });
  for (const given of [{}, { FAILS_TO: "test: no" }]) {
    const before = readdirSync(folder);
    const { leftBehind } = await run(given);
    expect({ leftBehind, after: readdirSync(folder) }).toEqual({ leftBehind: false, after: before });
  }
});

test.each([
  {
    FAILS_TO: "test: Invalid value",
    said: /^app-dev-network cannot be run against mocks: terraform test failed in [^\n]*:\nError: Invalid value$/,
  },
  {
    FAILS_TO: "init: Invalid block",
    said: /^app-dev-network cannot be run against mocks: terraform init failed in [^\n]*:\nError: Invalid block$/,
  },
  {
    FAILS_TO: "init: Failed to query available provider packages",
    said: /^app-dev-network cannot be run against mocks: Terraform cannot install every provider that it asks for \(hashicorp\/aws 5\.100\.0\): /,
  },
])("a failure of $FAILS_TO names the stack", async ({ FAILS_TO, said }) => {
  const { result } = await run({ FAILS_TO });
  expect(result).toBeInstanceOf(UserError);
  expect(result.message).toMatch(said);
});
