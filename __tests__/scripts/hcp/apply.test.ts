import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { inHcp } from "../../support/in-hcp";
import { enter } from "../../support/run";
import { synthesizeAnew } from "../../support/synthesized";

const outdir = synthesizeAnew(inHcp());

/** Writes down what Terraform is asked, where, and with which token. */
const FAKE = `#!${process.execPath}
const args = process.argv.slice(2);
if (args[0] === "version") { console.log('{"terraform_version": "1.11.4"}'); process.exit(0); }
const { TF_TOKEN_app_terraform_io: token, TF_INPUT: input, TF_WORKSPACE: workspace } = process.env;
require("node:fs").appendFileSync(process.env.FAKE_LOG, JSON.stringify({ args, token, input, workspace, cwd: process.cwd() }) + "\\n");
if (process.env.FAKE_FAILS === args[0]) process.exit(1);
`;

async function applied(env: Readonly<Record<string, string>>) {
  const bin = mkdtempSync(join(tmpdir(), "fake-terraform-"));
  const log = join(bin, "asked");
  writeFileSync(log, "");
  writeFileSync(join(bin, "terraform"), FAKE);
  chmodSync(join(bin, "terraform"), 0o755);
  const { TFE_TOKEN: _, TF_TOKEN_app_terraform_io: __, ...inherited } = process.env;
  const path = [bin, process.env.PATH].join(delimiter);
  const ended = await enter("hcp", ["apply", "acme", "--from", outdir], { ...inherited, PATH: path, FAKE_LOG: log, ...env });
  const asked = readFileSync(log, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { ...ended, asked };
}

test("Terraform is initialized and applies in the folder that was written, with the token, and is left to ask", async () => {
  const { code, asked } = await applied({ TFE_TOKEN: "a-token-of-nobody", TF_WORKSPACE: "another" });
  expect(code).toBe(0);
  const cwd = join(outdir, "hcp", "acme", "stacks", "hcp-acme");
  const token = "a-token-of-nobody";
  expect(asked).toEqual([
    { args: ["init", "-input=false"], token, cwd },
    { args: ["apply"], token, cwd },
  ]);
}, 60_000);

test("a token that Terraform itself was given comes first, and none is made up", async () => {
  const given = await applied({ TFE_TOKEN: "one", TF_TOKEN_app_terraform_io: "another" });
  expect(given.asked.map(({ token }) => token)).toEqual(["another", "another"]);
  expect((await applied({})).asked.map(({ token }) => token)).toEqual([undefined, undefined]);
}, 60_000);

test("where init fails nothing is applied, and the sentence says so", async () => {
  const { code, asked, output } = await applied({ FAKE_FAILS: "init" });
  expect(code).toBe(1);
  expect(asked.map(({ args }) => args[0])).toEqual(["init"]);
  expect(output).toContain("terraform init did not finish; run the command again.");
}, 60_000);
