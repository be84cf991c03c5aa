import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalogue } from "../../environments";
import { run } from "../support/run";

const all = Object.entries(catalogue.systems).map(([system, each]) => `${system} (${Object.keys(each).join(", ")})`);
const THERE_IS = `there is ${all.join(", ")}.`;

/** A folder of stub programs, each a shell script. */
function programs(stubs: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "programs-"));
  for (const [name, script] of Object.entries(stubs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return folder;
}

const terraform = (version: string) => `echo '{ "terraform_version": "${version}", "platform": "any" }'`;
const oldPython = 'if [ "$1" = --version ]; then echo "Python 3.8.2"; else exit 1; fi';

/** `npm start` on a machine that has these programs only; its folder for the local AWS, and how it ended. */
async function start(stubs: Record<string, string>, args: readonly string[] = []) {
  const folder = join(mkdtempSync(join(tmpdir(), "start-")), "local");
  const command = ["--import", "tsx", "scripts/start.ts", ...args, "--folder", folder];
  return { folder, ...(await run(process.execPath, command, { env: { PATH: programs(stubs), NO_COLOR: "1" } })) };
}

test.each<{ machine: string; stubs: Record<string, string>; args: string[]; sentence: string }>([
  {
    machine: "without Terraform",
    stubs: {},
    args: [],
    sentence: "Terraform is missing: install version 1.11 or newer (https://developer.hashicorp.com/terraform/install).",
  },
  {
    machine: "with a Terraform that is too old",
    stubs: { terraform: terraform("1.10.5") },
    args: [],
    sentence: "Terraform 1.11 or newer is needed, this is 1.10.5 (https://developer.hashicorp.com/terraform/install).",
  },
  {
    machine: "without Python",
    stubs: { terraform: terraform("1.11.0") },
    args: [],
    sentence: "Python 3.10 or newer with its venv module is needed for the local AWS and for checkov, none was found",
  },
  {
    machine: "with a Python that is too old",
    stubs: { terraform: terraform("1.14.3"), python3: oldPython },
    args: [],
    sentence: "Python 3.10 or newer with its venv module is needed for the local AWS and for checkov, found is Python 3.8.2",
  },
  {
    machine: "that is asked for a system that is not there",
    stubs: {},
    args: ["shop"],
    sentence: `There is no shop dev; ${THERE_IS}`,
  },
  {
    machine: "that is asked for an environment that is not there",
    stubs: {},
    args: ["partner", "test"],
    sentence: `There is no partner test; ${THERE_IS}`,
  },
  {
    machine: "that is asked for an environment of portfolio that is not there",
    stubs: {},
    args: ["portfolio", "production"],
    sentence: `There is no portfolio production; ${THERE_IS}`,
  },
  {
    machine: "that is asked for ports that no program may take",
    stubs: {},
    args: ["--port", "80"],
    sentence: "--port must be a whole number from 1024 to 65533, got 80",
  },
  {
    machine: "that is asked for ports of which Node.js never asks one",
    stubs: {},
    args: ["partner", "dev", "--port", "6565"],
    sentence: "--port must lead to three ports that Node.js asks, got 6565: it never asks 6566",
  },
])("npm start on a machine $machine ends with one sentence that says so", async ({ stubs, args, sentence }) => {
  const { folder, code, output } = await start(stubs, args);
  expect(output).toContain(sentence);
  expect(code).toBe(1);
  expect(output).not.toMatch(/^\s+at |\bError:|node:internal/m);
  expect(existsSync(join(folder, "local-aws.json"))).toBe(false);
});

test("a Terraform from before its version could be read as JSON is too old as well", async () => {
  const { output } = await start({ terraform: 'echo "Terraform v0.12.31"' });
  expect(output).toContain("Terraform 1.11 or newer is needed");
});
