import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onSameBackend } from "../../../scripts/run/same-backend";

const s3 = { bucket: "states", key: "app/dev/network.tfstate", region: "eu-west-1" };
const cloud = { organization: "acme", workspaces: { name: "app-dev-network" } };

/** Whether a stack with this backend is initialized, in a folder that remembers that one. */
async function initialized(terraform: object, record?: object) {
  const folder = mkdtempSync(join(tmpdir(), "backend-"));
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ terraform }));
  mkdirSync(join(folder, ".terraform"));
  if (record) writeFileSync(join(folder, ".terraform", "terraform.tfstate"), JSON.stringify({ version: 3, backend: record }));
  const init = jest.fn();
  await onSameBackend(init)({ name: "app-dev-network", folder, dependencies: [] }, () => undefined);
  return init.mock.calls.length;
}

test.each([
  { what: "a folder that was never initialized", terraform: { backend: { s3 } }, record: undefined },
  { what: "the same bucket", terraform: { backend: { s3 } }, record: { type: "s3", config: { ...s3, acl: null } } },
  {
    what: "the same bucket by another role",
    terraform: { backend: { s3 } },
    record: { type: "s3", config: { ...s3, role_arn: "r" } },
  },
  { what: "the same workspace", terraform: { cloud }, record: { type: "cloud", config: { hostname: null, ...cloud } } },
  { what: "a backend that nothing is known of", terraform: { backend: { gcs: {} } }, record: { type: "gcs", config: {} } },
])("$what is initialized", async ({ terraform, record }) => {
  expect(await initialized(terraform, record)).toBe(1);
});

test.each([
  { what: "another bucket", terraform: { backend: { s3: { ...s3, bucket: "new" } } }, record: { type: "s3", config: s3 } },
  { what: "another key", terraform: { backend: { s3: { ...s3, key: "new" } } }, record: { type: "s3", config: s3 } },
  { what: "HCP Terraform", terraform: { cloud }, record: { type: "s3", config: s3 } },
  { what: "S3", terraform: { backend: { s3 } }, record: { type: "cloud", config: cloud } },
])(
  "a stack that has moved to $what is refused: there it has no state, and would be made once more",
  async ({ terraform, record }) => {
    await expect(initialized(terraform, record)).rejects.toThrow(
      /would make everything once more[\s\S]*npm run state -- migrate/,
    );
  },
);
