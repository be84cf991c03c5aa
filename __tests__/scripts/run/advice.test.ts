import { advice } from "../../../scripts/run/advice";

test.each([
  { said: "Error: Error acquiring the state lock", helps: "npm run state -- unlock app-dev-network" },
  { said: "Error releasing the state lock: Error message", helps: "npm run state -- unlock app-dev-network" },
  { said: "Error: Failed to save state", helps: "npm run state -- recover app-dev-network" },
  { said: 'Error: S3 bucket "terraform-state-111111111111" does not exist.', helps: "npm run bootstrap -- <account>" },
  { said: "Error: AWS account ID not allowed: 999999999999", helps: "another account than the stack's" },
  { said: "Error: No valid credential sources found", helps: "aws sts get-caller-identity" },
  { said: "Error: Saved plan is stale", helps: "plan again" },
])("$said is told with what helps", ({ said, helps }) => {
  expect(advice(said, "app-dev-network").join("\n")).toContain(helps);
});

test("what is not known is told without advice", () => {
  expect(advice("Error: creating Queue: AccessDenied", "app-dev-network")).toEqual([]);
});
