import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { run } from "../support/run";
import { textOf, type Workflow } from "./workflow-files";

// Each step is a process of its own, on a machine that may be busy.

/** Runs the one step of a job whose script holds `part`, as GitHub's shell does; `tool` only writes down what it is asked. */
async function stepRun(file: string, job: string, part: string, tool: string, environment: Record<string, string>, says = "") {
  const workflow: Workflow = parse(textOf(file));
  const script = workflow.jobs[job].steps?.find(({ run: text }) => text?.includes(part))?.run ?? "exit 99";
  const place = mkdtempSync(join(tmpdir(), "step-"));
  const files = { script: join(place, "script"), asked: join(place, "asked"), output: join(place, "output") };
  for (const each of [files.asked, files.output]) writeFileSync(each, "");
  writeFileSync(files.script, script);
  writeFileSync(join(place, tool), `#!/bin/sh\nprintf '%s\\n' "$@" > "${files.asked}"\n${says}\n`);
  chmodSync(join(place, tool), 0o755);
  const env = {
    ...process.env,
    PATH: [place, process.env.PATH].join(delimiter),
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: "",
    ...environment,
  };
  const ended = await run("bash", ["--noprofile", "--norc", "-eo", "pipefail", files.script], { env });
  const read = (name: string) => readFileSync(name, "utf8").split("\n").filter(Boolean);
  return { ...ended, asked: read(files.asked), told: read(files.output) };
}

const place = { SYSTEM: "partner", ENVIRONMENT: "dev" };
const ending = ["--keep", "cdktf.out/kept", "--report", "report"];

test.each([
  { what: "all", given: { STACKS: "*", DESTROY: "" }, asked: ["partner-dev-*", ...ending] },
  {
    what: "two by name",
    given: { STACKS: "network  database", DESTROY: "" },
    asked: ["partner-dev-network", "partner-dev-database", ...ending],
  },
  { what: "all to take down", given: { STACKS: "*", DESTROY: "yes" }, asked: ["partner-dev-*", "--destroy", ...ending] },
  {
    what: "what would be an option or a command",
    given: { STACKS: "--from $(id) ;id", DESTROY: "" },
    asked: ["partner-dev---from", "partner-dev-$(id)", "partner-dev-;id", ...ending],
  },
])("$what is planned and kept, and never anything of another environment", async ({ given, asked }) => {
  const step = await stepRun("terraform-stacks.yml", "plan", "-- plan", "npm", { ...place, ...given });
  expect(step).toMatchObject({ code: 0, asked: ["run", "terraform", "--", "plan", ...asked] });
});

test.each([
  { what: "nothing", given: "", allowed: [] },
  {
    what: "two resources",
    given: 'partner-dev-database:aws_db_instance.main partner-dev-storage:aws_s3_bucket.b["a"]',
    allowed: [
      "--allow-destroy=partner-dev-database:aws_db_instance.main",
      '--allow-destroy=partner-dev-storage:aws_s3_bucket.b["a"]',
    ],
  },
  { what: "what would be an option", given: "--from=elsewhere", allowed: ["--allow-destroy=--from=elsewhere"] },
])("what was kept is applied; of data, $what may be destroyed", async ({ given, allowed }) => {
  const { asked } = await stepRun("terraform-stacks.yml", "apply", "-- apply", "npm", { ALLOW_DESTROY: given });
  const before = ["run", "terraform", "--", "apply", "--kept", "cdktf.out/kept", "--auto-approve"];
  expect(asked).toEqual([...before, ...allowed, "--report", "report"]);
});

const branch = { GITHUB_REPOSITORY: "owner/name", GITHUB_REF_NAME: "main", GITHUB_SHA: "bbbb" };

test.each([
  { what: "the branch's newest", says: "echo bbbb", told: ["newest=true"], code: 0 },
  { what: "older than the branch's newest", says: "echo cccc", told: [], code: 0 },
  { what: "of a branch that GitHub does not tell", says: "exit 1", told: [], code: 1 },
])("a commit that is $what ends with $code and tells the layers $told", async ({ says, told, code }) => {
  const step = await stepRun("terraform-environment.yml", "newest", "gh api", "gh", branch, says);
  expect(step).toMatchObject({ code, told });
  expect(step.asked).toEqual(["api", "repos/owner/name/commits/main", "--jq", ".sha"]);
});

test.each([
  { what: "the branch's newest", says: "echo bbbb", code: 0 },
  { what: "older than the branch's newest", says: "echo cccc", code: 1 },
  { what: "of a branch that GitHub does not tell", says: "exit 1", code: 1 },
])("a job that is run again for a commit that is $what ends with $code before it plans", async ({ says, code }) => {
  const { steps = [] } = (parse(textOf("terraform-stacks.yml")) as Workflow).jobs.plan;
  expect(steps[0]).toMatchObject({
    if: "${{ inputs.complete && github.run_attempt > 1 }}",
    run: expect.stringContaining("gh api"),
  });
  expect(await stepRun("terraform-stacks.yml", "plan", "gh api", "gh", branch, says)).toMatchObject({ code });
});
