import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { prod } from "../../environments/partner/prod";
import { localAccount } from "../../environments/rehearse";
import type { RecoverySettings } from "../../modules/governance/recovery-settings";
import type { Resource } from "../../modules/governance/rule";
import { layersOf } from "../../stacks/platform-stack";
import { RecoveryStack } from "../../stacks/recovery-stack";
import { synthesize } from "../../stacks/synthesize";
import { resourcesIn, writtenLocalAws } from "../support/synthesized";

const recovery: RecoverySettings = {
  region: "us-west-2",
  pointInTimeDays: 14,
  vault: { lock: "governance", dailyAt: "12:00", dailyRetentionDays: 35, monthlyRetentionDays: 365 },
};
const bucket = (role: string) => ({ arn: `arn:aws:s3:::partner-prod-${role}`, bucketName: `partner-prod-${role}` });
const instanceArn = "arn:aws:rds:us-east-1:222222222222:db:partner-prod-postgres";
const keyArn = "arn:aws:kms:us-east-1:222222222222:key/platform";

function resources(data: "disposable" | "durable" = "durable"): Resource[] {
  const outdir = mkdtempSync(join(tmpdir(), "recovery-"));
  const app = new App({ outdir });
  const account = localAccount(writtenLocalAws, ["us-east-1", "us-west-2"]);
  const buckets = { documents: bucket("documents"), templates: bucket("templates") };
  const props = { recovery, storage: prod.storage, instanceArn, buckets, keyArn, data };
  new RecoveryStack(app, layersOf("partner", { ...prod, account })("recovery"), props);
  synthesize(app);
  return resourcesIn(outdir, "partner-prod-recovery");
}
const durable = resources();
const of = (type: string) => durable.filter((resource) => resource.type === type).map(({ values }) => values);

test("copies stand in the second region; what sends them, and the first vault, in the first", () => {
  const typesWhere = (provider: unknown) =>
    [...new Set(durable.filter(({ values }) => values.provider === provider).map(({ type }) => type))].filter(
      (type) => !/^aws_(s3_bucket_(?!replication)|backup_vault_|kms_alias)/.test(type),
    );
  expect(typesWhere("aws.copies").sort()).toEqual([
    "aws_backup_vault",
    "aws_db_instance_automated_backups_replication",
    "aws_kms_key",
    "aws_s3_bucket",
  ]);
  expect(typesWhere(undefined).sort()).toEqual([
    "aws_backup_plan",
    "aws_backup_selection",
    "aws_backup_vault",
    "aws_iam_role",
    "aws_iam_role_policy",
    "aws_s3_bucket_replication_configuration",
  ]);
});

test("every bucket with users' data has a replica under the second region's key", () => {
  const names = ["copy-logs", "documents-copy", "templates-copy"].map((role) => `partner-prod-${role}-0a1b2c3d`);
  expect(of("aws_s3_bucket").map(({ bucket: name }) => name)).toEqual(names);
  const replicated = of("aws_s3_bucket_replication_configuration");
  expect(replicated.map((configuration) => configuration.bucket)).toEqual(["partner-prod-documents", "partner-prod-templates"]);
  for (const role of ["documents", "templates"]) {
    const own = replicated.find((configuration) => configuration.bucket === `partner-prod-${role}`);
    expect(JSON.stringify(own?.rule)).toMatch(new RegExp(`"bucket":"\\$\\{aws_s3_bucket\\.copies_${role}_bucket_`));
    expect(JSON.stringify(own?.rule)).toMatch(/"replica_kms_key_id":"\$\{aws_kms_key\.copies_key_/);
  }
});

test("the database's backups are replicated for the days asked, under the second region's key", () => {
  expect(of("aws_db_instance_automated_backups_replication")).toEqual([
    expect.objectContaining({
      source_db_instance_arn: instanceArn,
      retention_period: 14,
      kms_key_id: expect.stringMatching(/aws_kms_key\.copies_key_/),
    }),
  ]);
});

test("database and buckets are backed up into the first region's vault and copied into the second's", () => {
  const [selection] = of("aws_backup_selection");
  expect(selection.resources).toEqual([instanceArn, bucket("documents").arn, bucket("templates").arn]);
  const vaults = of("aws_backup_vault").map(({ name, provider }) => [name, provider]);
  expect(Object.fromEntries(vaults)).toEqual({ "partner-prod-backups": undefined, "partner-prod-copies": "aws.copies" });
  const [plan] = of("aws_backup_plan");
  for (const rule of plan.rule as Record<string, unknown>[]) {
    expect(rule.target_vault_name).toMatch(/aws_backup_vault\.vault_/);
    expect(rule.copy_action).toMatchObject([{ destination_vault_arn: expect.stringMatching(/aws_backup_vault\.copies_vault_/) }]);
  }
});

test("both vaults' locks hold a backup for as long as the plan wants it", () => {
  const locks = of("aws_backup_vault_lock_configuration");
  expect(locks.map(({ min_retention_days, max_retention_days }) => [min_retention_days, max_retention_days])).toEqual([
    [35, 365],
    [35, 365],
  ]);
});

test("a restore can only write to new buckets of this environment", () => {
  const restore = of("aws_iam_role_policy").find(({ name }) => name === "partner-prod-restore");
  expect(String(restore?.policy)).toContain('"arn:aws:s3:::partner-prod-restored-*"');
});

const HOLDS_COPIES = [
  "aws_backup_vault",
  "aws_backup_vault_lock_configuration",
  "aws_db_instance_automated_backups_replication",
  "aws_kms_key",
  "aws_s3_bucket",
];

test.each([
  { data: "durable", locked: HOLDS_COPIES },
  { data: "disposable", locked: [] },
] as const)("$data copies are locked against a plan's destruction: $locked", ({ data, locked }) => {
  const found = resources(data).filter(({ values }) => JSON.stringify(values.lifecycle)?.includes("prevent_destroy"));
  expect([...new Set(found.map(({ type }) => type))].sort()).toEqual([...locked]);
});

test("a locked type is locked in every one of its resources", () => {
  const open = durable.filter(({ type, values }) => HOLDS_COPIES.includes(type) && !values.lifecycle);
  expect(open.map(({ address }) => address)).toEqual([]);
});
