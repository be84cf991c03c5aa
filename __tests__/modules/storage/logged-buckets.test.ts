import { LoggedBuckets } from "../../../modules/storage/logged-buckets";
import { build } from "../../support/build";

const built = build((stack) => {
  const buckets = new LoggedBuckets(stack, {
    logsName: "shop-test-logs",
    accountId: "111111111111",
    storage: { noncurrentVersionDays: 30, accessLogDays: 90 },
    keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
    data: "disposable",
  });
  buckets.add("invoices", "shop-test-invoices");
  buckets.add("photos", "shop-test-photos", { infrequentAfterDays: 30, archiveAfterDays: 90 });
});

test("each bucket logs into one bucket, under its own role", () => {
  expect(built.of("aws_s3_bucket").map(({ bucket }) => bucket)).toEqual([
    "shop-test-logs",
    "shop-test-invoices",
    "shop-test-photos",
  ]);
  const logs = built.of("aws_s3_bucket_logging").map(({ target_bucket: to, target_prefix: prefix }) => [to, prefix]);
  const into = expect.stringMatching(/^\$\{aws_s3_bucket\.access-logs_bucket_/);
  expect(logs).toEqual([
    [into, "invoices/"],
    [into, "photos/"],
  ]);
  expect([...built.broken, ...built.problems]).toEqual([]);
});

test("logs and overwritten objects are kept as long as the settings say", () => {
  const [logs, invoices] = built.of("aws_s3_bucket_lifecycle_configuration").map(({ rule }) => JSON.stringify(rule));
  expect(logs).toContain('"expiration":[{"days":90}]');
  expect(invoices).toContain('"noncurrent_version_expiration":[{"noncurrent_days":30}]');
});

test("objects move by use, unless a bucket is told otherwise", () => {
  const [, invoices, photos] = built.of("aws_s3_bucket_lifecycle_configuration").map(({ rule }) => JSON.stringify(rule));
  expect(invoices).toContain('"storage_class":"INTELLIGENT_TIERING"');
  expect(photos).toContain('"days":90,"storage_class":"GLACIER"');
  expect(photos).not.toContain("INTELLIGENT_TIERING");
});
