import type { Account } from "../../environments/account";
import { nonprod } from "../../environments/accounts/nonprod";
import { resourcesIn, synthesizeAll } from "../support/synthesized";

const regions = ["us-east-1", "eu-west-1"];
const typesIn = (region: string, guards: Partial<Account["guards"]> = {}) => {
  const account = { ...nonprod, regions, guards: { ...nonprod.guards, ...guards } };
  const outdir = synthesizeAll({ accounts: { nonprod: account }, systems: { partner: {} } });
  return resourcesIn(outdir, `account-nonprod-${region}`).map(({ type }) => type);
};
const EBS = ["aws_ebs_encryption_by_default", "aws_ebs_snapshot_block_public_access"];
const S3 = "aws_s3_account_public_access_block";

test.each([
  { where: "the first region", region: "us-east-1", guards: {}, types: [...EBS, S3] },
  { where: "another region, where S3's block already stands", region: "eu-west-1", guards: {}, types: EBS },
  { where: "an organization that sets S3's block", region: "us-east-1", guards: { s3PublicAccessBlock: "existing" }, types: EBS },
  { where: "an organization that sets EBS's defaults", region: "us-east-1", guards: { ebsDefaults: "existing" }, types: [S3] },
  {
    where: "an organization that sets both",
    region: "us-east-1",
    guards: { s3PublicAccessBlock: "existing", ebsDefaults: "existing" },
    types: [],
  },
] as const)("in $where the account's guards are $types", ({ region, guards, types }) => {
  expect(typesIn(region, guards).sort()).toEqual(types);
});

test("S3's block refuses everything public, EBS's encrypts and shares nothing", () => {
  const outdir = synthesizeAll({ accounts: { nonprod }, systems: { partner: {} } });
  const [encryption, snapshots, block] = resourcesIn(outdir, "account-nonprod-us-east-1").map(({ values }) => values);
  expect(encryption).toMatchObject({ enabled: true });
  expect(snapshots).toMatchObject({ state: "block-all-sharing" });
  expect(block).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
});
