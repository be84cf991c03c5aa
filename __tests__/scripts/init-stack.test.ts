import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { initStack } from "../../scripts/terraform/apply";
import { Terraform } from "../../scripts/terraform/terraform";

test.each([
  { state: "a bucket", terraform: { backend: { s3: {} } }, again: true },
  // Terraform's words: "not needed when changing HCP Terraform settings", and it goes no further.
  { state: "HCP Terraform", terraform: { cloud: { organization: "acme" } }, again: false },
])("init asks to look at the backend again where the state lies in $state: $again", async ({ terraform, again }) => {
  const folder = mkdtempSync(join(tmpdir(), "init-"));
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ terraform }));
  const asked: string[][] = [];
  const run = async (_: string, args: readonly string[]) => {
    asked.push([...args]);
    return { code: 0, stdout: "", stderr: "" };
  };
  const acting = Object.assign(new Terraform({}), { run });
  await initStack(acting, { name: "app-dev-network", folder, dependencies: [] }, () => undefined);
  expect(asked).toEqual([["init", "-input=false", "-no-color", ...(again ? ["-reconfigure"] : [])]]);
});
