const { availableParallelism } = require("node:os");

const common = {
  transform: { "\\.tsx?$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } }, sourceMaps: "inline" }] },
  testEnvironment: "node",
  // A global costs a call into jest's sandbox at each use; CDKTF uses these all the time. A file that declares one of
  // them itself does not load, so there are no more.
  sandboxInjectedGlobals: ["Array", "Object", "JSON", "Map", "Set", "RegExp"],
};

const realTerraform = { ...common, globalSetup: "<rootDir>/__tests__/support/find-terraform.ts" };

/** Loads CDKTF once in each process, not once in each file, which took three times as long in jest's sandbox. */
const plainNode = {
  ...common,
  runner: "jest-light-runner/child-process",
  setupFiles: ["<rootDir>/__tests__/support/plain-node.mjs"],
  globalSetup: "<rootDir>/__tests__/support/shared-synthesis.ts",
  globalTeardown: "<rootDir>/__tests__/support/end-shared-synthesis.ts",
};
/** What npm commands, workflows, functions and instances run: their tests start processes, most of them. */
const PROGRAMS = "scripts|workflows|functions|instances";

/**
 * `unit` is the inner loop: all that is synthesized. `programs` and `isolated` are what runs. `terraform` runs real
 * Terraform against mocks and, on the local AWS, the rehearsal of one system; `rehearsal` are those of the other
 * systems, which take the most time.
 *
 * Files of `unit` and `programs` share what a module keeps, so they put back what they change (`process.env`, spies),
 * and a test has no time limit of its own: `scripts/test.ts` has one for all. What replaces a module (`jest.mock`,
 * `jest.isolateModules`) is named `.isolated.test.ts` and has the sandbox.
 */
module.exports = {
  // With one worker the files would run in jest's own process, and share more than a process of their own.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  projects: [
    { ...plainNode, displayName: "unit", testMatch: [`<rootDir>/__tests__/!(${PROGRAMS}|terraform)/**/*.test.ts`] },
    { ...plainNode, displayName: "programs", testMatch: [`<rootDir>/__tests__/@(${PROGRAMS})/**/!(*.isolated).test.ts`] },
    { ...common, displayName: "isolated", testMatch: [`<rootDir>/__tests__/@(${PROGRAMS})/**/*.isolated.test.ts`] },
    {
      ...realTerraform,
      displayName: "terraform",
      testMatch: ["<rootDir>/__tests__/terraform/*.test.ts"],
      testPathIgnorePatterns: ["-rehearsal\\.test\\.ts$"],
    },
    { ...realTerraform, displayName: "rehearsal", testMatch: ["<rootDir>/__tests__/terraform/*-rehearsal.test.ts"] },
  ],
};
