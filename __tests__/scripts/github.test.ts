import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalogue } from "../../environments";
import type { StackReport } from "../../scripts/terraform/run-report";
import { run } from "../support/run";
import { fakeGithub } from "./delivery/fake-github";
import { change, stack } from "./delivery/made-reports";

// Each step is a process of its own, on a machine that may be busy.

const { repository } = catalogue.systems.partner.dev.delivery;
const trusting = Object.entries(catalogue.systems).flatMap(([system, environments]) =>
  Object.entries(environments).flatMap(([environment, { delivery }]) =>
    delivery.repository === repository ? [`${system}-${environment}`] : [],
  ),
);

function reportFolder(stacks: readonly StackReport[], folder = mkdtempSync(join(tmpdir(), "report-"))): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "report.json"), JSON.stringify({ command: "plan", patterns: [], begun: "", seconds: 1, stacks }));
  writeFileSync(join(folder, "report.md"), "# What was planned");
  return folder;
}

/** Runs the script as a step of a workflow does. */
async function step(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const place = mkdtempSync(join(tmpdir(), "step-"));
  const files = { GITHUB_OUTPUT: join(place, "output"), GITHUB_STEP_SUMMARY: join(place, "summary") };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const github = { GITHUB_SERVER_URL: "https://github.com", GITHUB_RUN_ID: "5", GITHUB_REPOSITORY: repository };
  const env = { ...process.env, ...files, ...github, ...environment };
  const ended = await run(process.execPath, ["--import", "tsx", "scripts/github.ts", ...args], { env });
  const said = (file: keyof typeof files) => readFileSync(files[file], "utf8");
  return { ...ended, told: said("GITHUB_OUTPUT"), summary: said("GITHUB_STEP_SUMMARY") };
}

const planned = stack("partner-dev-network", { outcome: "planned", changes: [change("aws_vpc.main", "update")] });

test.each([
  { what: "a plan with changes", stacks: [planned, stack("b")], told: "changes=true\n" },
  { what: "a plan without", stacks: [stack("a")], told: "changes=false\n" },
  { what: "a plan that leaves one for later", stacks: [planned, stack("b", { outcome: "waits" })], told: "changes=true\n" },
])("$what is shown on the summary page, and told to the job that applies", async ({ stacks, told }) => {
  expect(await step(["summary", reportFolder(stacks)])).toMatchObject({ code: 0, told, summary: "# What was planned\n" });
});

test.each(["waits", "previewed"] as const)("a layer with a stack that is left for later (%s) fails", async (outcome) => {
  const { code, output } = await step(["summary", reportFolder([planned, stack("b", { outcome })]), "--complete"]);
  expect(code).toBe(1);
  expect(output).toContain("Not planned yet, because what they read is not there: b.");
});

test("the layers of an environment are told by the names that a person would choose", async () => {
  const outdir = mkdtempSync(join(tmpdir(), "out-"));
  const made = trusting.flatMap((prefix) => [
    { name: `${prefix}-api`, dependencies: [`${prefix}-network`, `${prefix}-storage`] },
    { name: `${prefix}-network`, dependencies: [] },
    { name: `${prefix}-storage`, dependencies: ["account-nonprod-us-east-1"] },
  ]);
  const stacks = Object.fromEntries(made.map((each) => [each.name, { ...each, workingDirectory: `stacks/${each.name}` }]));
  writeFileSync(join(outdir, "manifest.json"), JSON.stringify({ stacks }));
  const { told } = await step(["layers"], { CDKTF_OUTDIR: outdir });
  expect(JSON.parse(told.replace("environments=", ""))).toContainEqual({
    system: "partner",
    environment: "dev",
    layers: ["network storage", "api"],
  });
});

test("one comment is kept of all reports, and the step fails for the one that is missing", async () => {
  const github = await fakeGithub({ repository });
  const reports = mkdtempSync(join(tmpdir(), "reports-"));
  const args = ["comment", reports, "--pull-request", "7", "--commit", "0123456789abcdef"];
  for (const name of trusting.slice(1)) reportFolder([stack(`${name}-network`)], join(reports, `report-${name}`));
  expect(await step(args, github.environment)).toMatchObject({ code: 1 });
  expect(github.comments.at(-1)?.body).toContain("partner dev: its job has no report");
  reportFolder([planned], join(reports, `report-${trusting[0]}`));
  expect(await step(args, github.environment)).toMatchObject({ code: 0 });
  await github.stop();
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0].body).toContain("### Terraform would change 1 resource in 1 environment\n");
  expect(github.comments[0].body).toContain(`(https://github.com/${repository}/actions/runs/5)`);
});

test("one issue is kept of what drifts", async () => {
  const github = await fakeGithub({ repository });
  const reports = mkdtempSync(join(tmpdir(), "reports-"));
  for (const name of trusting) reportFolder([stack(`${name}-network`)], join(reports, `report-${name}`));
  reportFolder([{ ...planned, outcome: "drifted" }], join(reports, `report-${trusting[0]}`));
  expect((await step(["issue", reports], github.environment)).output).toContain("The issue was opened.");
  expect(github.issues[0].body).toContain("- `partner-dev-network`: update `aws_vpc.main`");
  reportFolder([stack("partner-dev-network")], join(reports, `report-${trusting[0]}`));
  expect((await step(["issue", reports], github.environment)).output).toContain("The issue was closed.");
  await github.stop();
  expect(github.issues[0].state).toBe("closed");
});

test.each([
  { args: [], sentence: "Say one of these:" },
  { args: ["comment", "reports", "--pull-request", "seven", "--commit", "a"], sentence: "Say one of these:" },
  { args: ["summary", "/nowhere"], sentence: "/nowhere holds no report: the run ended before it had one." },
])("$args is refused in a sentence", async ({ args, sentence }) => {
  const { code, output } = await step(args);
  expect(code).toBe(1);
  expect(output).toContain(sentence);
});
