import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { initStack } from "../../scripts/terraform/apply";
import { readStacks } from "../../scripts/terraform/stacks";
import { madeOf } from "../support/fake-terraform";

test.each([
  { kind: "S3", settings: { backend: { s3: {} } }, asked: "network init -input=false -no-color -reconfigure" },
  { kind: "HCP Terraform, which refuses -reconfigure", settings: { cloud: {} }, asked: "network init -input=false -no-color" },
])(
  "a folder that had another backend before is initialized for $kind, and moves no state",
  async ({ settings, asked: expected }) => {
    const { outdir, terraform, asked } = madeOf({ network: {} });
    const [stack] = readStacks(outdir, "app-dev-network");
    const file = join(stack.folder, "cdk.tf.json");
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), terraform: settings }));
    const record = join(stack.folder, ".terraform", "terraform.tfstate");
    writeFileSync(record, '{"backend": "of an earlier run"}');
    await initStack(terraform, stack, () => undefined);
    expect(asked()).toEqual([expected]);
    expect(existsSync(record)).toBe(false);
  },
);
