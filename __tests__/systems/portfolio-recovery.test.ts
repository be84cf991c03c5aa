import { readStacks } from "../../scripts/terraform/stacks";
import { synthesizeSystem } from "../support/synthesized";
import { portfolioIn, type Values } from "../support/system-stacks";

const outdir = synthesizeSystem("portfolio");
const { of, one, file, resources } = portfolioIn(outdir, "prod");

test.each(["dev", "staging"])("%s keeps nothing in a second region", (environment) => {
  const { layers, of } = portfolioIn(outdir, environment);
  expect(layers).not.toContain("recovery");
  expect([...of("aws_backup_vault"), ...of("aws_s3_bucket_replication_configuration")]).toEqual([]);
});

test("prod's copies stand in us-west-2, under a key of that region", () => {
  const [here, there, ...more] = file("recovery").provider.aws;
  expect([here.region, there.region, there.alias, more]).toEqual(["us-east-1", "us-west-2", "copies", []]);
  expect(there.allowed_account_ids).toEqual(here.allowed_account_ids);
  expect(of("aws_kms_key", "recovery").map(({ provider }) => provider)).toEqual(["aws.copies"]);
  const buckets = of("aws_s3_bucket", "recovery").map(({ bucket, provider }) => [bucket, provider]);
  expect(buckets.sort()).toEqual([
    [`portfolio-prod-copy-logs-\${random_id.suffix.hex}`, "aws.copies"],
    [`portfolio-prod-media-copy-\${random_id.suffix.hex}`, "aws.copies"],
  ]);
});

test("the database's backups are replicated for as long as they are kept at home", () => {
  expect(one("aws_db_instance_automated_backups_replication")).toMatchObject({
    provider: "aws.copies",
    retention_period: 7,
    source_db_instance_arn: expect.stringContaining("aws_db_instancepostgres_instance_"),
    kms_key_id: expect.stringContaining("aws_kms_key.copies_key_"),
  });
});

test("users' media are replicated, deletions too, within a quarter of an hour; static files come from a release again", () => {
  const { bucket, rule } = one("aws_s3_bucket_replication_configuration");
  expect(bucket).toContain("aws_s3_bucketmedia_bucket_");
  expect(rule).toEqual([
    expect.objectContaining({
      status: "Enabled",
      filter: {},
      delete_marker_replication: { status: "Enabled" },
      source_selection_criteria: { sse_kms_encrypted_objects: { status: "Enabled" } },
    }),
  ]);
  const [{ destination }] = rule as Values[];
  expect(destination).toMatchObject({
    bucket: expect.stringContaining("aws_s3_bucket.copies_media_bucket_"),
    encryption_configuration: { replica_kms_key_id: expect.stringContaining("aws_kms_key.copies_key_") },
    replication_time: { status: "Enabled", time: { minutes: 15 } },
  });
});

test("a vault in each region is locked, and nobody deletes from it", () => {
  const vaults = of("aws_backup_vault").map(({ name, provider }) => [name, provider ?? "aws"]);
  expect(vaults.sort()).toEqual([
    ["portfolio-prod-backups", "aws"],
    ["portfolio-prod-copies", "aws.copies"],
  ]);
  const locks = of("aws_backup_vault_lock_configuration");
  expect(locks).toHaveLength(2);
  for (const lock of locks) {
    expect(lock).toMatchObject({ min_retention_days: 35, max_retention_days: 365 });
    // With a grace time it would be compliance mode, which nobody can take back.
    expect(lock).not.toHaveProperty("changeable_for_days");
  }
  const policies = of("aws_backup_vault_policy");
  expect(policies).toHaveLength(2);
  for (const { policy } of policies) expect(policy).toContain('"backup:DeleteRecoveryPoint"');
});

test("database and media are backed up every day, and each backup is copied to the other region", () => {
  const rules = one("aws_backup_plan").rule as Values[];
  expect(rules.map(({ rule_name: name, schedule, lifecycle }) => [name, schedule, lifecycle])).toEqual([
    ["daily", "cron(0 12 2-31 * ? *)", { delete_after: 35 }],
    ["monthly", "cron(0 12 1 * ? *)", { delete_after: 365 }],
  ]);
  for (const { copy_action: copies } of rules) {
    expect(copies).toEqual([expect.objectContaining({ destination_vault_arn: expect.stringContaining("copies_vault") })]);
  }
  const chosen = one("aws_backup_selection").resources as string[];
  expect(chosen.map((arn) => /(postgres_instance|replica-\d|media_bucket)/.exec(arn)?.[1])).toEqual([
    "postgres_instance",
    "media_bucket",
  ]);
});

test("a backup does not begin while RDS takes its own, or is maintained", () => {
  const [{ schedule }] = one("aws_backup_plan").rule as Values[];
  const hour = Number(/^cron\(0 (\d+) /.exec(String(schedule))?.[1]);
  const { backup_window: backups, maintenance_window: maintenance } = of("aws_db_instance", "database")[0];
  const hoursOf = (window: unknown) => (String(window).match(/\d\d(?=:)/g) ?? []).map(Number);
  expect([hoursOf(backups), hoursOf(maintenance)]).toEqual([
    [3, 4],
    [4, 5],
  ]);
  expect(hour).toBeGreaterThan(5);
});

test("what a restore begins with is kept: database, key, sessions, images, secrets and buckets cannot be destroyed", () => {
  const locked = resources().filter(({ values }) => JSON.stringify(values.lifecycle)?.includes("prevent_destroy"));
  const count = (type: string) => locked.filter((each) => each.type === type).length;
  const all = ["aws_dynamodb_table", "aws_ecr_repository", "aws_kms_key", "aws_s3_bucket", "aws_backup_vault"];
  expect(all.map((type) => [type, count(type)])).toEqual(all.map((type) => [type, of(type).length]));
  expect(all.map((type) => of(type).length)).toEqual([1, 2, 2, 6, 2]);
  const instances = locked.filter(({ type }) => type === "aws_db_instance").map(({ values }) => values.identifier);
  expect(instances).toEqual(["portfolio-prod-postgres"]);
  const secrets = locked.filter(({ type }) => type === "aws_secretsmanager_secret").map(({ values }) => values.name);
  expect(secrets.sort()).toEqual(["portfolio/prod/application", "portfolio/prod/database-master"]);
});

test("nothing depends on it, and people are told what a restore starts from", () => {
  const readers = readStacks(outdir, "").filter(({ dependencies }) => dependencies.includes("portfolio-prod-recovery"));
  expect(readers).toEqual([]);
  expect(Object.keys(file("recovery").output)).toEqual(
    expect.arrayContaining(["copy_key_arn", "copy_vault_arn", "replica_buckets", "replicated_backups_arn", "restore_role_arn"]),
  );
});
