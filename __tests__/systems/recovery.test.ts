import { readStacks } from "../../scripts/terraform/stacks";
import { knownSystems } from "../support/known-systems";
import { synthesizeAll } from "../support/synthesized";
import { systemIn, type Values } from "../support/system-stacks";

const outdir = synthesizeAll();

/** What each system copies and where to, for how many days its database can be restored from there, and when backups begin. */
const fiveWeeks = [
  ["daily", "2-31", 35],
  ["monthly", "1", 365],
] as const;
const twoWeeks = [
  ["daily", "2-7,9-14,16-21,23-28,30-31", 14],
  ["weekly", "8,15,22,29", 90],
  ["monthly", "1", 365],
] as const;
const virginia = { home: "us-east-1", second: "us-west-2", hour: 12, kept: fiveWeeks };
const sydney = { home: "ap-southeast-2", second: "ap-northeast-1", hour: 19, kept: fiveWeeks };
const copied = [
  { system: "partner", days: 14, buckets: ["documents", "templates"], ...virginia },
  { system: "portfolio", days: 7, buckets: ["media"], ...virginia },
  { system: "student-helper", days: 7, buckets: ["documents"], ...sydney },
  { system: "student-helper-v1", days: 7, buckets: ["documents"], ...sydney },
  { system: "foundry", days: 7, buckets: ["public", "uploads"], ...virginia, kept: twoWeeks },
];

test("each backup is of one kind: every day of a month stands in one of its rules", () => {
  for (const { kept } of copied) {
    const days = kept
      .flatMap(([, text]) => text.split(","))
      .flatMap((span) => {
        const [first, last = first] = span.split("-").map(Number);
        return Array.from({ length: last - first + 1 }, (_, index) => first + index);
      });
    expect(days.sort((a, b) => a - b)).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
  }
});

test("every system keeps copies", () => {
  expect(copied.map(({ system }) => system)).toEqual(knownSystems);
});

describe.each(copied)("of $system", ({ system, days, buckets, home, second, hour, kept }) => {
  const { of, one, file } = systemIn(outdir, system, "prod");

  test.each(["dev", "staging"])("%s keeps nothing in a second region", (environment) => {
    const { layers, of } = systemIn(outdir, system, environment);
    expect(layers).not.toContain("recovery");
    expect([...of("aws_backup_vault"), ...of("aws_s3_bucket_replication_configuration")]).toEqual([]);
  });

  test(`prod's copies stand in ${second}, under a key of that region`, () => {
    const [here, there, ...more] = file("recovery").provider.aws;
    expect([here.region, there.region, there.alias, more]).toEqual([home, second, "copies", []]);
    expect(there.allowed_account_ids).toEqual(here.allowed_account_ids);
    expect(of("aws_kms_key", "recovery").map(({ provider }) => provider)).toEqual(["aws.copies"]);
    const made = of("aws_s3_bucket", "recovery").map(({ bucket, provider }) => [bucket, provider]);
    const names = ["copy-logs", ...buckets.map((bucket) => `${bucket}-copy`)];
    expect(made.sort()).toEqual(names.map((name) => [`${system}-prod-${name}-\${random_id.suffix.hex}`, "aws.copies"]));
  });

  test(`the database's backups are replicated for ${days} days`, () => {
    expect(one("aws_db_instance_automated_backups_replication")).toMatchObject({
      provider: "aws.copies",
      retention_period: days,
      source_db_instance_arn: expect.stringContaining("aws_db_instancepostgres_instance_"),
      kms_key_id: expect.stringContaining("aws_kms_key.copies_key_"),
    });
  });

  test("every bucket with users' data is replicated, deletions too, within a quarter of an hour", () => {
    const replications = of("aws_s3_bucket_replication_configuration");
    const sources = replications.map(({ bucket }) => /aws_s3_bucket(\w+?)_bucket/.exec(String(bucket))?.[1]);
    expect(sources.sort()).toEqual(buckets);
    for (const { bucket, rule } of replications) {
      expect(rule).toEqual([
        expect.objectContaining({
          status: "Enabled",
          filter: {},
          delete_marker_replication: { status: "Enabled" },
          source_selection_criteria: { sse_kms_encrypted_objects: { status: "Enabled" } },
        }),
      ]);
      const [{ destination }] = rule as Values[];
      const source = /aws_s3_bucket(\w+?)_bucket/.exec(String(bucket))?.[1];
      expect(destination).toMatchObject({
        bucket: expect.stringContaining(`aws_s3_bucket.copies_${source}_bucket_`),
        encryption_configuration: { replica_kms_key_id: expect.stringContaining("aws_kms_key.copies_key_") },
        replication_time: { status: "Enabled", time: { minutes: 15 } },
      });
    }
  });

  test("a vault in each region is locked, and nobody deletes from it", () => {
    const vaults = of("aws_backup_vault").map(({ name, provider }) => [name, provider ?? "aws"]);
    expect(vaults.sort()).toEqual([
      [`${system}-prod-backups`, "aws"],
      [`${system}-prod-copies`, "aws.copies"],
    ]);
    const locks = of("aws_backup_vault_lock_configuration");
    expect(locks).toHaveLength(2);
    for (const lock of locks) {
      expect(lock).toMatchObject({ min_retention_days: kept[0][2], max_retention_days: 365 });
      // With a grace time it would be compliance mode, which nobody can take back.
      expect(lock).not.toHaveProperty("changeable_for_days");
    }
    const policies = of("aws_backup_vault_policy");
    expect(policies).toHaveLength(2);
    for (const { policy } of policies) expect(policy).toContain('"backup:DeleteRecoveryPoint"');
  });

  test("database and buckets are backed up every day, and each backup is copied to the other region", () => {
    const rules = one("aws_backup_plan").rule as Values[];
    expect(rules.map(({ rule_name: name, schedule, lifecycle }) => [name, schedule, lifecycle])).toEqual(
      kept.map(([name, days, deleteAfter]) => [name, `cron(0 ${hour} ${days} * ? *)`, { delete_after: deleteAfter }]),
    );
    for (const { copy_action: copies } of rules) {
      expect(copies).toEqual([expect.objectContaining({ destination_vault_arn: expect.stringContaining("copies_vault") })]);
    }
    const chosen = one("aws_backup_selection").resources as string[];
    const kinds = /(postgres_instance|replica-\d|(?:documents|templates|media|uploads|public)_bucket)/;
    expect(chosen.map((arn) => kinds.exec(arn)?.[1]).sort()).toEqual(
      ["postgres_instance", ...buckets.map((bucket) => `${bucket}_bucket`)].sort(),
    );
  });

  test("nothing depends on it, and people are told what a restore starts from", () => {
    const readers = readStacks(outdir, "").filter(({ dependencies }) => dependencies.includes(`${system}-prod-recovery`));
    expect(readers).toEqual([]);
    expect(Object.keys(file("recovery").output)).toEqual(
      expect.arrayContaining(["copy_key_arn", "copy_vault_arn", "replica_buckets", "replicated_backups_arn", "restore_role_arn"]),
    );
  });
});
