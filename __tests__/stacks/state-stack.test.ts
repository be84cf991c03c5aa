import { nonprod } from "../../environments/accounts/nonprod";
import { readStacks } from "../../scripts/terraform/stacks";
import { resourcesIn, synthesizeAll } from "../support/synthesized";
import { databaseIn, oneStack } from "./one-stack";

const outdir = synthesizeAll({ accounts: { nonprod }, systems: { partner: {} } });
const resources = resourcesIn(outdir, "state-nonprod");
const of = (type: string) => resources.filter((resource) => resource.type === type).map(({ values }) => values);

test("makes the bucket, the lock table and the key that every other stack's backend names", () => {
  const { bucket, dynamodb_table, kms_key_id } = databaseIn().terraform.backend.s3;
  expect(of("aws_s3_bucket").map((each) => each.bucket)).toContain(bucket);
  expect(of("aws_dynamodb_table").map(({ name }) => name)).toEqual([dynamodb_table]);
  const [{ name: alias }] = of("aws_kms_alias");
  expect(kms_key_id).toBe(`arn:aws:kms:us-east-1:111111111111:${alias}`);
});

test("the lock table is keyed as Terraform asks, encrypted, recoverable and protected", () => {
  const [table] = of("aws_dynamodb_table");
  expect(table).toMatchObject({
    hash_key: "LockID",
    attribute: [{ name: "LockID", type: "S" }],
    billing_mode: "PAY_PER_REQUEST",
    deletion_protection_enabled: true,
    point_in_time_recovery: { enabled: true },
    server_side_encryption: { enabled: true, kms_key_arn: expect.stringMatching(/^\$\{aws_kms_key\.key_\w+\.arn\}$/) },
  });
});

test("nothing that holds state can be destroyed by a plan, in any account", () => {
  const holders = ["aws_s3_bucket", "aws_dynamodb_table", "aws_kms_key"].flatMap(of);
  expect(holders).toHaveLength(4);
  for (const holder of holders) expect(holder.lifecycle).toEqual({ prevent_destroy: true });
});

test("overwritten states can be brought back for 90 days and then go", () => {
  const states = of("aws_s3_bucket_lifecycle_configuration").find(({ bucket }) => String(bucket).includes(".states_"));
  expect(JSON.stringify(states?.rule)).toContain('"noncurrent_days":90');
  const versioning = of("aws_s3_bucket_versioning").map(({ versioning_configuration: each }) => each);
  expect(versioning).toEqual([{ status: "Enabled" }, { status: "Enabled" }]);
});

test("it keeps its own state in the bucket that it makes, in the one state region", () => {
  const account = { ...nonprod, state: { kind: "s3", region: "eu-west-1" } as const };
  const { terraform, provider } = oneStack({ accounts: { nonprod: account }, systems: { partner: {} } }, "state-nonprod");
  expect(terraform.backend.s3).toMatchObject({ key: "state/nonprod.tfstate", bucket: "terraform-state-111111111111" });
  expect(provider.aws[0].region).toBe("eu-west-1");
});

test("an account whose state lies in HCP Terraform has none", () => {
  const account = { ...nonprod, state: { kind: "cloud", organization: "acme", project: "platforms", oidc: "create" } as const };
  const stacks = readStacks(synthesizeAll({ accounts: { nonprod: account }, systems: { partner: {} } }), "");
  expect(stacks.map(({ name }) => name)).toEqual(
    ["us-east-1", "ap-northeast-1", "ap-southeast-2"].map((region) => `account-nonprod-${region}`),
  );
});
