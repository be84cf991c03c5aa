import { PrivateBucket, type PrivateBucketProps } from "../../../modules/storage/private-bucket";
import { build } from "../../support/build";

const props: PrivateBucketProps = {
  name: "partner-test-documents-111111111111",
  keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
  noncurrentVersionDays: 90,
  tiering: "standard",
  accessLogBucket: "partner-test-access-logs-111111111111",
  data: "disposable",
};
const bucket = (changes: Partial<PrivateBucketProps> = {}) =>
  build((stack) => void new PrivateBucket(stack, "documents", { ...props, ...changes }));

test("a bucket has the name given and keeps every rule: not public, versioned, encrypted, TLS only, logged", () => {
  expect(bucket().one("aws_s3_bucket").bucket).toBe(props.name);
  expect(bucket().broken).toEqual([]);
});

test("ACLs are switched off: the account owns whatever is written", () => {
  expect(bucket().one("aws_s3_bucket_ownership_controls").rule).toEqual({ object_ownership: "BucketOwnerEnforced" });
});

test("objects are encrypted with the key given, by one data key per bucket", () => {
  expect(bucket().one("aws_s3_bucket_server_side_encryption_configuration").rule).toEqual([
    {
      apply_server_side_encryption_by_default: { kms_master_key_id: props.keyArn, sse_algorithm: "aws:kms" },
      bucket_key_enabled: true,
    },
  ]);
});

test("requests in clear or by old TLS are refused, for the bucket and for its objects", () => {
  const { Statement: statements } = JSON.parse(String(bucket().one("aws_s3_bucket_policy").policy));
  const conditions = [{ Bool: { "aws:SecureTransport": "false" } }, { NumericLessThan: { "s3:TlsVersion": "1.2" } }];
  expect(statements).toMatchObject(conditions.map((Condition) => ({ Effect: "Deny", Principal: "*", Condition })));
  const [arn, objects] = statements[0].Resource;
  expect(arn).toMatch(/^\$\{aws_s3_bucket\.documents_bucket_\w+\.arn\}$/);
  expect(objects).toBe(`${arn}/*`);
});

test("who is made after the bucket is admitted by its one policy, and TLS is demanded all the same", () => {
  const reader = { Sid: "Reads", Effect: "Allow", Principal: { Service: "x.amazonaws.com" }, Action: "s3:GetObject" } as const;
  const built = build((stack) => {
    const documents = new PrivateBucket(stack, "documents", props);
    documents.admit({ ...reader, Resource: `${documents.arn}/*` });
  });
  const { Statement: statements } = JSON.parse(String(built.one("aws_s3_bucket_policy").policy));
  expect(statements.map(({ Sid }: { Sid: string }) => Sid)).toEqual(["OnlyTls", "OnlyTls12", "Reads"]);
  expect(statements[2].Resource).toMatch(/^\$\{aws_s3_bucket\.documents_bucket_\w+\.arn\}\/\*$/);
});

test("old versions go after the days given, unfinished uploads after a week", () => {
  expect(bucket().one("aws_s3_bucket_lifecycle_configuration").rule).toEqual([
    {
      id: "expire-old-versions",
      status: "Enabled",
      filter: [{}],
      noncurrent_version_expiration: [{ noncurrent_days: 90 }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
    },
  ]);
});

test("old versions are only ended once versioning is on", () => {
  expect(bucket().one("aws_s3_bucket_lifecycle_configuration").depends_on).toEqual([
    expect.stringMatching(/^aws_s3_bucket_versioning\.documents_versioning_/),
  ]);
});

test("intelligent tiering adds one rule that moves objects at once", () => {
  const { rule: rules } = bucket({ tiering: "intelligent" }).one("aws_s3_bucket_lifecycle_configuration");
  expect(rules).toHaveLength(2);
  expect(rules).toMatchObject([{}, { status: "Enabled", transition: [{ days: 0, storage_class: "INTELLIGENT_TIERING" }] }]);
});

test("by age, objects go to cheaper storage and then to the archive, days from their upload", () => {
  const tiering = { infrequentAfterDays: 30, archiveAfterDays: 365 };
  const { rule: rules } = bucket({ tiering }).one("aws_s3_bucket_lifecycle_configuration");
  expect(rules).toHaveLength(2);
  expect(rules).toMatchObject([
    { id: "expire-old-versions" },
    {
      id: "older-objects",
      status: "Enabled",
      filter: [{}],
      transition: [
        { days: 30, storage_class: "STANDARD_IA" },
        { days: 365, storage_class: "GLACIER" },
      ],
    },
  ]);
});

test("who read what is logged under the bucket's role", () => {
  expect(bucket().one("aws_s3_bucket_logging")).toMatchObject({
    target_bucket: "partner-test-access-logs-111111111111",
    target_prefix: "documents/",
  });
});

test.each([
  { data: "disposable", destroyed: true, lifecycle: undefined },
  { data: "durable", destroyed: false, lifecycle: { prevent_destroy: true } },
] as const)("a $data bucket goes with its objects: $destroyed", ({ data, destroyed, lifecycle }) => {
  const built = bucket({ data }).one("aws_s3_bucket");
  expect(built.force_destroy).toBe(destroyed);
  expect(built.lifecycle).toEqual(lifecycle);
});

test.each([
  { name: "b".repeat(64), problem: `name must be at most 63 characters, got 64 ("${"b".repeat(64)}")` },
  { name: "Documents", problem: 'name must match ^[a-z][a-z0-9-]*$, got "Documents"' },
])("the name $name is refused", ({ name, problem }) => {
  expect(bucket({ name }).problems).toEqual([`documents: ${problem}`]);
});
