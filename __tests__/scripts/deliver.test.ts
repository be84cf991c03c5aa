import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../support/run";
import { type Made, madeOf, planChanging } from "./delivery/fake-terraform";

/** Runs the script as a step of a workflow does, over these stacks of partner dev. */
function inWorkflow(stacks: Readonly<Record<string, Made>>) {
  const { outdir, environment, asked } = madeOf(stacks, "partner-dev");
  const place = mkdtempSync(join(tmpdir(), "step-"));
  const files = { GITHUB_OUTPUT: join(place, "output"), GITHUB_STEP_SUMMARY: join(place, "summary") };
  for (const file of Object.values(files)) writeFileSync(file, "");
  // GitHub's own, where these tests run in a workflow, may be one that no environment trusts.
  const env = { ...environment, ...files, CDKTF_OUTDIR: outdir, GITHUB_REPOSITORY: "" };
  return {
    asked,
    step: (...args: string[]) => run(process.execPath, ["--import", "tsx", "scripts/deliver.ts", ...args], { env }),
    said: (file: keyof typeof files) => readFileSync(files[file], "utf8"),
  };
}

const SYSTEMS = ["partner", "portfolio", "student-helper", "student-helper-v1", "foundry"];
const allOf = (system: string) => ["dev", "staging", "prod"].map((environment) => `${system} ${environment}`).join(", ");

const stacks = { network: { plan: planChanging() }, storage: {}, api: { dependencies: ["network"], plan: planChanging() } };

const behind = { output_changes: { ec2_instance_id: { actions: ["update"] } } };

test("the environments and the place of one are told to the steps that follow", async () => {
  const { step, said } = inWorkflow({});
  await step("environments");
  await step("where", "partner", "prod");
  const [environments, ...where] = said("GITHUB_OUTPUT").trim().split("\n");
  expect(JSON.parse(environments.replace("environments=", ""))).toContainEqual({ system: "partner", environment: "prod" });
  expect(where).toEqual([
    "region=us-east-1",
    "plan_role=arn:aws:iam::222222222222:role/partner-prod-plan",
    "apply_role=arn:aws:iam::222222222222:role/partner-prod-apply",
  ]);
});

test("what is planned is summarized, kept and then applied, in two steps", async () => {
  const { step, said, asked } = inWorkflow(stacks);
  expect(await step("plan", "partner", "dev")).toMatchObject({ code: 0 });
  expect(said("GITHUB_OUTPUT")).toBe("changes=true\n");
  expect(said("GITHUB_STEP_SUMMARY")).toContain("## partner-dev: plan to apply");
  expect(await step("apply")).toMatchObject({ code: 0 });
  expect(said("GITHUB_STEP_SUMMARY")).toContain("- `partner-dev-api`: applied");
  expect(asked().filter((line) => line.includes(" apply "))).toHaveLength(2);
}, 30_000);

test("only the stacks that are named are planned, and a name that is none is refused", async () => {
  const { step, said, asked } = inWorkflow(stacks);
  expect(await step("plan", "partner", "dev", "--stacks", "storage")).toMatchObject({ code: 0 });
  expect(asked().map((line) => line.split(" ")[0])).toEqual(["storage", "storage"]);
  expect(said("GITHUB_OUTPUT")).toBe("changes=false\n");
  const { code, output } = await step("plan", "partner", "dev", "--stacks", "network queue");
  expect(code).toBe(1);
  expect(output).toContain("partner-dev has no stack queue; it has network, api, storage.");
}, 30_000);

test("what other stacks stand on is not taken down without them", async () => {
  const { step, asked } = inWorkflow(stacks);
  const { code, output } = await step("plan", "partner", "dev", "--destroy", "--stacks", "network");
  expect(code).toBe(1);
  expect(output).toContain("partner-dev-api must be named too, because partner-dev-network is what it stands on.");
  expect(asked().filter((line) => line.includes(" plan "))).toEqual([]);
  expect(await step("plan", "partner", "dev", "--destroy", "--stacks", "network api")).toMatchObject({ code: 0 });
}, 30_000);

test.each<{ what: string; made: Readonly<Record<string, Made>>; options: string[]; code: number }>([
  { what: "a change, asked whether there is any", made: stacks, options: ["--unchanged"], code: 1 },
  {
    what: "an output that says something else, asked for changes",
    made: { api: { plan: behind } },
    options: ["--unchanged"],
    code: 0,
  },
  { what: "no change, asked whether there is any", made: { storage: {} }, options: ["--unchanged"], code: 0 },
  { what: "a stack that cannot be planned", made: { storage: { failsToPlan: "no credentials" } }, options: [], code: 1 },
])("$what ends with $code", async ({ made, options, code }) => {
  expect(await inWorkflow(made).step("plan", "partner", "dev", ...options)).toMatchObject({ code });
});

test("an apply that fails is a failed step", async () => {
  const { step, said } = inWorkflow({ network: { plan: planChanging(), failsToApply: "Saved plan is stale" } });
  await step("plan", "partner", "dev");
  expect(await step("apply")).toMatchObject({ code: 1 });
  expect(said("GITHUB_STEP_SUMMARY")).toContain("Error: Saved plan is stale");
}, 30_000);

test.each([
  { args: [], sentence: "Say one of these:" },
  {
    args: ["plan", "partner", "test"],
    sentence: `There is no partner test; there is ${SYSTEMS.map(allOf).join(", ")}.`,
  },
])("$args is refused in a sentence", async ({ args, sentence }) => {
  const { code, output } = await inWorkflow({}).step(...args);
  expect(code).toBe(1);
  expect(output).toContain(sentence);
});
