import { AccessLogBucket, type AccessLogBucketProps } from "../../../modules/storage/access-log-bucket";
import { PrivateBucket } from "../../../modules/storage/private-bucket";
import { build } from "../../support/build";

const props: AccessLogBucketProps = {
  name: "partner-test-access-logs-111111111111",
  accountId: "111111111111",
  days: 90,
  data: "disposable",
};
const bucket = (changes: Partial<AccessLogBucketProps> = {}) =>
  build((stack) => void new AccessLogBucket(stack, "access-logs", { ...props, ...changes }));

test("S3's log service may write for this account's buckets, and nobody else is let in", () => {
  const { Statement: statements } = JSON.parse(String(bucket().one("aws_s3_bucket_policy").policy));
  const allowed = statements.filter(({ Effect }: { Effect: string }) => Effect === "Allow");
  expect(allowed).toHaveLength(1);
  expect(allowed[0]).toMatchObject({
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
  });
});

test("logs are encrypted with S3's own key, the only one that S3 delivers to", () => {
  const encryption = bucket().one("aws_s3_bucket_server_side_encryption_configuration");
  expect(encryption.bucket).toMatch(/^\$\{aws_s3_bucket\.access-logs_bucket_\w+\.id\}$/);
  expect(encryption.rule).toEqual([{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }]);
});

test("logs go after the days given, their old versions a day later", () => {
  expect(bucket({ days: 30 }).one("aws_s3_bucket_lifecycle_configuration").rule).toMatchObject([
    { status: "Enabled", expiration: [{ days: 30 }], noncurrent_version_expiration: [{ noncurrent_days: 1 }] },
  ]);
});

test("the bucket does not log into itself, and says why: no rule is broken", () => {
  const built = bucket();
  expect(built.one("aws_s3_bucket").bucket).toBe(props.name);
  expect(built.of("aws_s3_bucket_logging")).toEqual([]);
  expect(built.broken).toEqual([]);
});

test("other buckets log into it by its name", () => {
  const built = build((stack) => {
    const { bucketName } = new AccessLogBucket(stack, "access-logs", props);
    new PrivateBucket(stack, "documents", {
      name: "partner-test-documents-111111111111",
      keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
      noncurrentVersionDays: 90,
      tiering: "standard",
      accessLogBucket: bucketName,
      data: "disposable",
    });
  });
  expect(built.one("aws_s3_bucket_logging").target_bucket).toMatch(/^\$\{aws_s3_bucket\.access-logs_bucket_\w+\.bucket\}$/);
  expect(built.broken).toEqual([]);
});

test.each([
  { data: "disposable", destroyed: true, lifecycle: undefined },
  { data: "durable", destroyed: false, lifecycle: { prevent_destroy: true } },
] as const)("a $data bucket goes with its logs: $destroyed", ({ data, destroyed, lifecycle }) => {
  const built = bucket({ data }).one("aws_s3_bucket");
  expect(built.force_destroy).toBe(destroyed);
  expect(built.lifecycle).toEqual(lifecycle);
});

test("a name that S3 would refuse is refused", () => {
  expect(bucket({ name: "Logs" }).problems).toEqual(['access-logs: name must match ^[a-z][a-z0-9-]*$, got "Logs"']);
});
