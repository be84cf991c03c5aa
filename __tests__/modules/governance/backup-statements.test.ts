import { backupStatements } from "../../../modules/governance/backup-statements";
import { restoreStatements } from "../../../modules/governance/restore-statements";
import type { PolicyStatement } from "../../../modules/security/policy-document";

const accountId = "111111111111";
const instanceArns = [`arn:aws:rds:us-east-1:${accountId}:db:partner-test-postgres`];
const bucketArns = ["arn:aws:s3:::partner-test-documents", "arn:aws:s3:::partner-test-templates"];
const keyArns = [`arn:aws:kms:us-east-1:${accountId}:key/a`, `arn:aws:kms:us-west-2:${accountId}:key/b`];
const vaultArns = [`arn:aws:backup:us-west-2:${accountId}:backup-vault:copies`];
const backup = backupStatements({ accountId, instanceArns, bucketArns, keyArns, vaultArns });
const restore = restoreStatements("partner-test-restored-", keyArns);

const resourcesFor = (statements: readonly PolicyStatement[], service: string) =>
  statements
    .filter(({ Action }) => [Action].flat().some((action) => action.startsWith(`${service}:`)))
    .flatMap(({ Resource }) => Resource ?? []);
const actionsOn = (statements: readonly PolicyStatement[], resource: string) =>
  statements.filter(({ Resource }) => [Resource].flat().includes(resource)).flatMap(({ Action }) => Action);

test("every statement has a name of its own and names its actions", () => {
  for (const statements of [backup, restore]) {
    expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length);
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.endsWith("*"))).toEqual([]);
  }
});

test("AWS Backup reads the objects of the buckets given and of no other", () => {
  const [objects, buckets] = [bucketArns.map((arn) => `${arn}/*`), bucketArns];
  expect(new Set(resourcesFor(backup, "s3"))).toEqual(new Set([...buckets, ...objects, "*"]));
  expect(actionsOn(backup, objects[0])).toContain("s3:GetObjectVersion");
  expect(actionsOn(backup, "*").filter((action) => action.startsWith("s3:"))).toEqual(["s3:ListAllMyBuckets"]);
});

test("AWS Backup takes snapshots of the instances given, and deletes none but its own", () => {
  const owning = backup.filter(({ Action }) => [Action].flat().includes("rds:DeleteDBSnapshot"));
  expect(owning.map(({ Resource }) => Resource)).toEqual([`arn:aws:rds:*:${accountId}:snapshot:awsbackup:*`]);
  expect(actionsOn(backup, instanceArns[0])).toEqual(["rds:CreateDBSnapshot"]);
});

test("AWS Backup uses the keys given: by S3 for what is in buckets, by grants of services for the rest", () => {
  expect(new Set(resourcesFor(backup, "kms"))).toEqual(new Set(keyArns));
  const conditions = new Map(backup.map(({ Action, Condition }) => [Action, Condition]));
  expect(conditions.get("kms:Decrypt")).toEqual({ StringLike: { "kms:ViaService": "s3.*.amazonaws.com" } });
  expect(conditions.get("kms:CreateGrant")).toEqual({ Bool: { "kms:GrantIsForAWSResource": "true" } });
});

test("AWS Backup writes to the vaults given, and only tags in this account", () => {
  expect(actionsOn(backup, vaultArns[0])).toEqual(["backup:CopyIntoBackupVault", "backup:DescribeBackupVault"]);
  expect(actionsOn(backup, `arn:aws:backup:*:${accountId}:recovery-point:*`)).toEqual(["backup:TagResource"]);
});

test("nothing of a backup can be shared with another account", () => {
  expect(backup.flatMap(({ Action }) => Action)).not.toContain("rds:ModifyDBSnapshotAttribute");
});

test("a restore writes to new buckets of its own prefix, never to one in use", () => {
  const written = "arn:aws:s3:::partner-test-restored-*";
  expect(resourcesFor(restore, "s3")).toEqual([written, `${written}/*`]);
  expect(resourcesFor(restore, "kms")).toEqual(keyArns);
});
