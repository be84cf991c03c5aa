import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { written } from "../support/planted-stacks";
import { enter } from "../support/run";

const LOCKED = `Error: Error acquiring the state lock
Lock Info:
  ID:        8a08d130
  Operation: OperationTypeApply
  Who:       ann@elsewhere
  Created:   2026-11-28 00:51:07.652385315 +0000 UTC`;

/** Says what it was asked, where and as whom; a lock is held while the file `locked` lies in a stack's folder. */
const FAKE = `#!${process.execPath}
const { appendFileSync, existsSync } = require("node:fs");
const [command] = process.argv.slice(2);
if (command === "version") { console.log('{"terraform_version": "1.11.4"}'); process.exit(0); }
const { AWS_PROFILE: profile, AWS_ACCESS_KEY_ID: key, FAKE_LOG } = process.env;
appendFileSync(FAKE_LOG, JSON.stringify([process.cwd(), command, profile ?? key]) + "\\n");
if (command === "untaint" && existsSync("locked")) { console.error(${JSON.stringify(LOCKED)}); process.exit(1); }
if (command === "state" && process.argv[3] === "pull" && process.cwd().includes("older"))
  console.log('{"resources": [{"mode": "managed", "type": "terraform_data", "name": "job", "instances": [{"attributes": {"id": "7"}}]}]}');
`;

function made() {
  const backend = (bucket: string) => ({ terraform: { backend: { s3: { bucket, key: "jobs", region: "us-east-1" } } } });
  const outdir = written({ jobs: backend("new") });
  const older = join(mkdtempSync(join(tmpdir(), "older-")), "older");
  cpSync(written({ jobs: backend("old") }), older, { recursive: true });
  const bin = join(outdir, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "terraform"), FAKE);
  chmodSync(join(bin, "terraform"), 0o755);
  const log = join(outdir, "asked");
  writeFileSync(log, "");
  const path = [bin, process.env.PATH].join(delimiter);
  const env = {
    ...process.env,
    PATH: path,
    FAKE_LOG: log,
    CDKTF_OUTDIR: outdir,
    INIT_CWD: outdir,
    AWS_ACCESS_KEY_ID: "AKIASHELL",
  };
  return {
    outdir,
    older,
    state: (...args: string[]) => enter("state", args, env),
    asked: () =>
      readFileSync(log, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as [string, string, string]),
  };
}

test("a state that is free is no failure", async () => {
  const { state } = made();
  expect(await state("unlock", "jobs")).toEqual({ code: 0, output: "jobs is not locked.\n" });
}, 30_000);

test("where nobody can be asked, a lock is only shown", async () => {
  const { state, outdir, asked } = made();
  writeFileSync(join(outdir, "stacks", "jobs", "locked"), "");
  const { code, output } = await state("unlock", "jobs");
  expect(output).toMatch(/jobs is locked:\n {2}who {8}ann@elsewhere\n[\s\S]*Nobody can be asked here: --yes answers\./);
  expect(code).toBe(1);
  expect(asked().map(([, command]) => command)).toEqual(["untaint"]);
}, 30_000);

test("a lock that Terraform does not free is left to the exact commands", async () => {
  const { state, outdir } = made();
  writeFileSync(join(outdir, "stacks", "jobs", "locked"), "");
  const { code, output } = await state("unlock", "jobs", "--yes");
  expect(output).toContain("jobs is still locked. Terraform said:");
  expect(output).toContain("  aws s3api delete-object --region us-east-1 --bucket new --key jobs.tflock");
  expect(code).toBe(1);
}, 30_000);

test("the old place is asked as the profile that is named, the new one as the shell; what does not arrive is a failure", async () => {
  const { state, older, asked } = made();
  const { code, output } = await state("migrate", "jobs", "--from-output", older, "--old-profile", "before");
  const identities = asked().map(([folder, , who]) => (folder.includes("older") ? `old ${who}` : `new ${who}`));
  expect([...new Set(identities)].sort()).toEqual(["new AKIASHELL", "old before"]);
  expect(output).toContain("not everything arrived in s3://new/jobs (us-east-1):\n  only in the old state: terraform_data.job 7");
  expect(code).toBe(1);
}, 30_000);

test.each([[], ["unlock"], ["id", "jobs"], ["unlock", "jobs", "address"], ["migrate", "jobs"], ["reset", "jobs"]])(
  "state %s %s %s is answered with what can be said",
  async (...args) => {
    const { code, output } = await made().state(...args.filter(Boolean));
    expect(output).toContain("npm run state -- unlock <stack> [--yes] [--even-if-running]");
    expect(code).toBe(1);
  },
  30_000,
);
