import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalogue } from "../../environments";
import { run } from "../support/run";

/** Runs the script as a step of a workflow does. */
async function step(...args: string[]) {
  const output = join(mkdtempSync(join(tmpdir(), "step-")), "output");
  writeFileSync(output, "");
  // GitHub's own, where these tests run in a workflow, may be one that no environment trusts.
  const env = { ...process.env, GITHUB_OUTPUT: output, GITHUB_REPOSITORY: "" };
  const ended = await run(process.execPath, ["--import", "tsx", "scripts/deliver.ts", ...args], { env });
  return { ...ended, handedOn: readFileSync(output, "utf8").trim() };
}

test("the environments are told to the steps that follow", async () => {
  const { handedOn } = await step("environments");
  expect(JSON.parse(handedOn.replace("environments=", ""))).toContainEqual({ system: "partner", environment: "prod" });
});

test("so is the place of one, and who may plan and apply it", async () => {
  const { handedOn } = await step("where", "partner", "prod");
  expect(handedOn.split("\n")).toEqual([
    "region=us-east-1",
    "plan_role=arn:aws:iam::222222222222:role/partner-prod-plan",
    "apply_role=arn:aws:iam::222222222222:role/partner-prod-apply",
  ]);
});

const all = Object.entries(catalogue.systems).flatMap(([system, each]) => Object.keys(each).map((name) => `${system} ${name}`));

test.each([
  { args: [], sentence: "Say one of these:" },
  { args: ["where", "partner", "test"], sentence: `There is no partner test; there is ${all.join(", ")}.` },
])("$args is refused in a sentence", async ({ args, sentence }) => {
  const { code, output } = await step(...args);
  expect(code).toBe(1);
  expect(output).toContain(sentence);
});
