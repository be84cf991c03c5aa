const common = {
  transform: { "\\.tsx?$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } }, sourceMaps: "inline" }] },
  testEnvironment: "node",
};

/** `unit` is the inner loop; `terraform` runs real Terraform against mocks and against the local AWS. */
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
      ...common,
      displayName: "terraform",
      testMatch: ["<rootDir>/__tests__/terraform/*.test.ts"],
      globalSetup: "<rootDir>/__tests__/support/find-terraform.ts",
    },
  ],
};
