import { backendOf } from "../../../scripts/state/stack-backend";
import { readStacks } from "../../../scripts/terraform/stacks";
import { partnerDevIn } from "../../stacks/one-stack";
import { written } from "../../support/planted-stacks";
import { readStackFile, synthesizeAll } from "../../support/synthesized";

const named = (outdir: string) => readStacks(outdir, "partner-dev-network")[0];

test("a state in S3 is freed and removed with the names that its stack was synthesized with", () => {
  const stack = named(synthesizeAll(partnerDevIn()));
  const { s3 } = (readStackFile(stack).terraform as { backend: { s3: Record<string, string> } }).backend;
  const inRow = (key: string) =>
    `aws dynamodb delete-item --region us-east-1 --table-name ${s3.dynamodb_table} --key '{"LockID":{"S":"${s3.bucket}/${key}"}}'`;
  const object = (key: string) => `aws s3api delete-object --region us-east-1 --bucket ${s3.bucket} --key ${key}`;
  expect(backendOf(stack)).toEqual({
    place: "s3://terraform-state-111111111111/partner/dev/network.tfstate (us-east-1)",
    free: [object(`${s3.key}.tflock`), inRow(s3.key)],
    remove: [object(s3.key), inRow(`${s3.key}-md5`)],
  });
});

test("a state in HCP Terraform is freed and removed on its workspace's pages", () => {
  const outdir = synthesizeAll(partnerDevIn({ state: { kind: "cloud", organization: "acme", project: "platforms" } }));
  const page = "https://app.terraform.io/app/acme/workspaces/partner-dev-network/settings";
  expect(backendOf(named(outdir))).toEqual({
    place: "workspace acme/partner-dev-network",
    free: [`${page}/lock`],
    remove: [`${page}/delete`],
  });
});

test("a backend that nobody here writes is refused", () => {
  const outdir = written({ "partner-dev-network": { terraform: { backend: { http: {} } } } });
  expect(() => backendOf(named(outdir))).toThrow("partner-dev-network must keep its state in S3, in HCP Terraform or in a file");
});
