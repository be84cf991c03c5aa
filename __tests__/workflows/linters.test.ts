import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateAction, validateWorkflow } from "@action-validator/core";
import { ROOT, run } from "../support/run";
import { findActionlint } from "./find-actionlint";
import { actionText, textOf, workflowNames } from "./workflow-files";

const { path, missing } = findActionlint();
if (missing) console.error(`\n*** SKIPPED: actionlint on the workflows. ${missing}\n`);
const withActionlint = missing ? test.skip : test;

// Shell scripts are short here, and shellcheck is not everywhere.
const lint = (files: readonly string[], cwd = ROOT) =>
  run(path ?? "actionlint", ["-no-color", "-shellcheck=", "-pyflakes=", ...files], { cwd });

// It says of every workflow with paths that it does not look for them.
beforeAll(() => void jest.spyOn(console, "warn").mockImplementation());
afterAll(() => jest.restoreAllMocks());

test.each(workflowNames())("%s is a workflow by GitHub's schema", (name) => {
  expect(validateWorkflow(textOf(name)).errors).toEqual([]);
});

test("the action of this repository is one by GitHub's schema", () => {
  expect(validateAction(actionText()).errors).toEqual([]);
});

test("the schema finds a misspelt key, in a workflow and in the action", () => {
  expect(validateWorkflow(textOf("terraform-drift.yml").replace("runs-on:", "run-on:")).errors.length).toBeGreaterThan(0);
  expect(validateAction(actionText().replace("using: composite", "using: bash")).errors.length).toBeGreaterThan(0);
});

withActionlint(
  "actionlint has nothing to say: expressions, contexts, inputs and outputs are those that there are",
  async () => {
    const files = workflowNames().map((name) => join(".github", "workflows", name));
    expect(await lint(files)).toEqual({ code: 0, output: "" });
  },
  60_000,
);

withActionlint(
  "actionlint finds an output that no step has",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "workflow-"));
    const broken = textOf("terraform-plan.yml").replace("steps.all.outputs", "steps.every.outputs");
    writeFileSync(join(folder, "broken.yml"), broken);
    const { code, output } = await lint(["broken.yml"], folder);
    expect(code).toBe(1);
    expect(output).toContain('property "every" is not defined');
  },
  60_000,
);
