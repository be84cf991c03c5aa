import { join } from "node:path";
import { ROOT } from "../../../scripts/rehearsal/places";
import { advice } from "../../../scripts/run/advice";

const stackIn = (outdir: string) => {
  const name = "app-dev-network";
  return { name, folder: join(ROOT, outdir, "stacks", name), dependencies: [] };
};

test.each([
  { said: "Error: Error acquiring the state lock", helps: "npm run state -- unlock app-dev-network" },
  { said: "Error releasing the state lock: Error message", helps: "npm run state -- unlock app-dev-network" },
  { said: "Error: Failed to save state", helps: "npm run state -- recover app-dev-network" },
  { said: 'Error: S3 bucket "terraform-state-111111111111" does not exist.', helps: "npm run bootstrap -- <account>" },
  { said: "Error: AWS account ID not allowed: 999999999999", helps: "another account than the stack's" },
  { said: "Error: No valid credential sources found", helps: "aws sts get-caller-identity" },
  { said: "Error: Saved plan is stale", helps: "plan again" },
])("$said is told with what helps", ({ said, helps }) => {
  expect(advice(said, stackIn("cdktf.out")).join("\n")).toContain(helps);
});

test("what is not known is told without advice", () => {
  expect(advice("Error: creating Queue: AccessDenied", stackIn("cdktf.out"))).toEqual([]);
});

test("a state that lies beside a kept plan is brought in from there", () => {
  const [said] = advice("Error: Failed to save state", stackIn("kept plans"));
  expect(said).toMatch(/ recover app-dev-network --from '.*\/kept plans'$/);
  expect(advice("Error: Failed to save state", stackIn("cdktf.out"))[0]).toMatch(/ recover app-dev-network$/);
});
