const common = {
  transform: { "\\.tsx?$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } }, sourceMaps: "inline" }] },
  testEnvironment: "node",
  // A global costs a call into jest's sandbox at each use; CDKTF uses these all the time. A file that declares one of
  // them itself does not load, so there are no more.
  sandboxInjectedGlobals: ["Array", "Object", "JSON", "Map", "Set", "RegExp"],
};

const realTerraform = { ...common, globalSetup: "<rootDir>/__tests__/support/find-terraform.ts" };

/**
 * `unit` is the inner loop; `terraform` runs real Terraform against mocks and, on the local AWS, the rehearsal of
 * one system; `rehearsal` are those of the other systems, which take the most time.
 */
module.exports = {
  projects: [
    {
      ...common,
      displayName: "unit",
      testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
      testPathIgnorePatterns: ["<rootDir>/__tests__/terraform/"],
      globalSetup: "<rootDir>/__tests__/support/shared-synthesis.ts",
      globalTeardown: "<rootDir>/__tests__/support/end-shared-synthesis.ts",
    },
    {
      ...realTerraform,
      displayName: "terraform",
      testMatch: ["<rootDir>/__tests__/terraform/*.test.ts"],
      testPathIgnorePatterns: ["-rehearsal\\.test\\.ts$"],
    },
    { ...realTerraform, displayName: "rehearsal", testMatch: ["<rootDir>/__tests__/terraform/*-rehearsal.test.ts"] },
  ],
};
