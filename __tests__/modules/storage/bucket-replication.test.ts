import type { PolicyStatement } from "../../../modules/security/policy-document";
import { BucketReplication, type ReplicationEnd } from "../../../modules/storage/bucket-replication";
import { build } from "../../support/build";
import { soundBucket } from "../governance/sound";

const end = (bucketName: string, region: string): ReplicationEnd => ({
  bucketName,
  arn: `arn:aws:s3:::${bucketName}`,
  keyArn: `arn:aws:kms:${region}:111111111111:key/${bucketName}`,
  region,
});
const source = end("documents", "us-east-1");
const replica = end("copies", "us-west-2");
const replicated = (name = "partner-test-replicate-documents") =>
  build((stack) => {
    const { versioning } = soundBucket(stack, "copies");
    new BucketReplication(stack, "replication", { name, source, replica, versioning: [versioning] });
  });
const statements: PolicyStatement[] = JSON.parse(String(replicated().one("aws_iam_role_policy").policy)).Statement;

test("everything written to the source is copied within 15 minutes, delete markers and encrypted objects too", () => {
  const { bucket, rule: rules } = replicated().one("aws_s3_bucket_replication_configuration");
  expect(bucket).toBe("documents");
  expect(rules).toEqual([
    {
      id: "everything",
      status: "Enabled",
      priority: 1,
      filter: {},
      delete_marker_replication: { status: "Enabled" },
      source_selection_criteria: { sse_kms_encrypted_objects: { status: "Enabled" } },
      destination: {
        bucket: replica.arn,
        encryption_configuration: { replica_kms_key_id: replica.keyArn },
        replication_time: { status: "Enabled", time: { minutes: 15 } },
        metrics: { status: "Enabled", event_threshold: { minutes: 15 } },
      },
    },
  ]);
});

test("replication begins once the replica keeps versions and the role may write to it", () => {
  expect(replicated().one("aws_s3_bucket_replication_configuration").depends_on).toEqual([
    expect.stringMatching(/^aws_iam_role_policy\./),
    expect.stringMatching(/^aws_s3_bucket_versioning\.copies_/),
  ]);
});

test("S3 assumes the role, without a condition that it is not known to meet", () => {
  const { assume_role_policy: assumed } = replicated().one("aws_iam_role");
  const [admitted] = JSON.parse(String(assumed)).Statement;
  expect(admitted.Principal).toEqual({ Service: "s3.amazonaws.com" });
  expect(admitted).not.toHaveProperty("Condition");
});

test("the role reads the one bucket and writes replicas to the other, nothing else", () => {
  const reached = statements.map(({ Action, Resource }) => ({ actions: [Action].flat(), on: Resource }));
  expect(reached).toEqual([
    { actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"], on: source.arn },
    {
      actions: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
      on: `${source.arn}/*`,
    },
    { actions: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"], on: `${replica.arn}/*` },
    { actions: ["kms:Decrypt"], on: source.keyArn },
    { actions: ["kms:Encrypt", "kms:GenerateDataKey"], on: replica.keyArn },
  ]);
  expect(replicated().broken).toEqual([]);
});

test.each([
  { sid: "DecryptSource", of: source },
  { sid: "EncryptReplicas", of: replica },
])("$sid is for S3 of $of.region and the bucket $of.bucketName only", ({ sid, of }) => {
  expect(statements.find(({ Sid }) => Sid === sid)?.Condition).toEqual({
    StringEquals: { "kms:ViaService": `s3.${of.region}.amazonaws.com` },
    StringLike: { "kms:EncryptionContext:aws:s3:arn": [of.arn, `${of.arn}/*`] },
  });
});

test("a name that IAM would refuse is refused", () => {
  expect(replicated("r".repeat(65)).problems).toEqual([`role: name must be at most 64 characters, got 65 ("${"r".repeat(65)}")`]);
});
