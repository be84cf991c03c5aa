import { existsSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Made, madeOf } from "../support/fake-terraform";
import { run } from "../support/run";

/** Runs the script as npm does, over these stacks of partner dev. */
function outputsOf(stacks: Readonly<Record<string, Made>>) {
  const { outdir, environment, asked } = madeOf(stacks, "partner-dev");
  const place = mkdtempSync(join(tmpdir(), "caller-"));
  const file = join(place, "infrastructure.env");
  const env = { ...environment, CDKTF_OUTDIR: outdir, INIT_CWD: place };
  return {
    asked,
    outdir,
    place,
    written: () => (existsSync(file) ? readFileSync(file, "utf8") : undefined),
    mode: () => statSync(file).mode & 0o777,
    outputs: (args: readonly string[] = ["partner", "dev"], changes: NodeJS.ProcessEnv = {}) =>
      run(process.execPath, ["--import", "tsx", "scripts/outputs.ts", ...args], { env: { ...env, ...changes } }),
  };
}

const shown = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, sensitive: false, type: "string" }]));
const HEADING = '# Outputs of partner-dev, written by "npm run outputs": changes are lost.\n';
const two = {
  network: { outputs: shown({ vpc_id: "vpc-1", subnet_ids: ["a", "b"], "network-cross-stack-output-vpc": "vpc-1" }) },
  api: { dependencies: ["network"], outputs: shown({ api_endpoint: "https://api.example.com" }) },
};

test("what all stacks show is written for people and programs, and what stacks hand to one another is not", async () => {
  const { outputs, written, mode } = outputsOf(two);
  const { code, output } = await outputs();
  expect(output).toContain("infrastructure.env holds 3 outputs of partner-dev.");
  expect(code).toBe(0);
  expect(written()).toBe(`${HEADING}API_ENDPOINT='https://api.example.com'\nSUBNET_IDS='["a","b"]'\nVPC_ID='vpc-1'\n`);
  expect(mode()).toBe(0o600);
}, 30_000);

test("a folder is initialized where Terraform asks for it, and only there", async () => {
  const { outputs, asked } = outputsOf({ network: two.network, plain: {} });
  await outputs();
  expect(asked().map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
    "network output",
    "network init",
    "network output",
  ]);
  await outputs();
  expect(asked()).toHaveLength(4);
}, 30_000);

test("outputs take no provider: a folder whose provider cannot be had is read, and its backend is needed", async () => {
  const { outputs, written } = outputsOf({ network: { ...two.network, failsToGet: "provider" } });
  const { code, output } = await outputs();
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("holds 2 outputs of partner-dev.") });
  expect(written()).toContain("VPC_ID='vpc-1'\n");
}, 30_000);

test("another file and another folder of stacks are named from where the caller is", async () => {
  const { outputs, place, outdir } = outputsOf(two);
  const { code } = await outputs(["partner", "dev", "--from", outdir, "--to", "other.env"], { CDKTF_OUTDIR: "/nonexistent" });
  expect(code).toBe(0);
  expect(readFileSync(join(place, "other.env"), "utf8")).toContain("VPC_ID='vpc-1'\n");
}, 30_000);

test("what Terraform hides is named and never shown nor written", async () => {
  const hidden = { database: { outputs: { password: { value: "hunter2", sensitive: true }, secret_arn: { value: "arn:x" } } } };
  const { outputs, written } = outputsOf({ ...two, ...hidden });
  const { code, output } = await outputs();
  expect(code).toBe(0);
  expect(output).toContain("Left out, because sensitive: password (partner-dev-database).");
  expect(`${output}${written()}`).not.toContain("hunter2");
  expect(written()).toContain("SECRET_ARN='arn:x'\n");
}, 30_000);

test("a stack that was not applied, or not since, is named; the rest is written, and the run fails", async () => {
  const late = { queue: { toCome: ["queue_url"] }, api: { ...two.api, toCome: ["api_function"] } };
  const { outputs, written } = outputsOf({ ...two, ...late });
  const { code, output } = await outputs();
  expect(code).toBe(1);
  expect(output).toContain("partner-dev-queue was not applied yet.");
  expect(output).toContain("partner-dev-api was not applied since it has api_function.");
  expect(written()).toContain("API_ENDPOINT=");
}, 30_000);

test("a value that cannot be said is named; the rest is written, and the run fails", async () => {
  const { outputs, written } = outputsOf({ network: { outputs: shown({ vpc_id: "vpc-1", odd: "${HOME}" }) } });
  const { code, output } = await outputs();
  expect(code).toBe(1);
  expect(output).toContain("infrastructure.env holds 1 outputs of partner-dev.");
  expect(output).toContain("ODD is left out: sh and python-dotenv would not read it alike.");
  expect(written()).toBe(`${HEADING}VPC_ID='vpc-1'\n`);
}, 30_000);

test.each<{ what: string; made: Readonly<Record<string, Made>>; args?: string[]; changes?: NodeJS.ProcessEnv; sentence: string }>(
  [
    { what: "no environment", made: two, args: ["partner"], sentence: "npm run outputs -- <system> <environment>" },
    {
      what: "an unknown environment",
      made: two,
      args: ["partner", "test"],
      sentence: "There is no partner test; there is partner dev, partner staging, partner prod",
    },
    {
      what: "an environment that is not there",
      made: two,
      args: ["partner", "prod"],
      sentence: "holds no stack of partner-prod:",
    },
    {
      what: "nothing synthesized",
      made: two,
      changes: { CDKTF_OUTDIR: "/none" },
      sentence: "/none holds no stack of partner-dev:",
    },
    {
      what: "nothing applied",
      made: { network: { toCome: ["vpc_id"] } },
      sentence: "Nothing was written: partner-dev has no outputs. partner-dev-network was not applied yet.",
    },
    {
      what: "one name with two meanings",
      made: { ...two, edge: { outputs: shown({ vpc_id: "vpc-2" }) } },
      sentence: "VPC_ID is vpc_id of partner-dev-network and vpc_id of partner-dev-edge, with different values.",
    },
    {
      what: "no credentials",
      made: { network: { ...two.network, failsToShow: "No valid credential sources found" } },
      sentence: "Error: No valid credential sources found",
    },
    { what: "no backend", made: { network: { ...two.network, failsToGet: "backend" } }, sentence: "Error: no backend" },
    { what: "no Terraform", made: two, changes: { PATH: "/nonexistent" }, sentence: "Terraform is missing: install version" },
  ],
)(
  "$what is told in a sentence, and nothing is written",
  async ({ made, args, changes, sentence }) => {
    const { outputs, written } = outputsOf(made);
    const { code, output } = await outputs(args, changes);
    expect(output).toContain(sentence);
    expect(output).not.toMatch(/\n\s+at /);
    expect(code).toBe(1);
    expect(written()).toBeUndefined();
  },
  30_000,
);
