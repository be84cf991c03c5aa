import type { PolicyStatement } from "../security/policy-document";
import type { ReplicationEnd } from "./bucket-replication";

/**
 * What S3 needs to copy one bucket into another, and nothing else.
 * Source: S3 user guide, "Setting up permissions for live replication" and "Replicating encrypted objects".
 */
export function replicationStatements(source: ReplicationEnd, replica: ReplicationEnd): PolicyStatement[] {
  return [
    {
      Sid: "ReadRules",
      Effect: "Allow",
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      Resource: source.arn,
    },
    {
      Sid: "ReadVersions",
      Effect: "Allow",
      Action: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
      Resource: `${source.arn}/*`,
    },
    {
      Sid: "WriteReplicas",
      Effect: "Allow",
      Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
      Resource: `${replica.arn}/*`,
    },
    { Sid: "DecryptSource", Effect: "Allow", Action: "kms:Decrypt", ...onlyFor(source) },
    // The data key of a bucket with bucket key is generated; that of an object without one is encrypted.
    { Sid: "EncryptReplicas", Effect: "Allow", Action: ["kms:Encrypt", "kms:GenerateDataKey"], ...onlyFor(replica) },
  ];
}

/** The bucket's key, only by S3 and only for this bucket: KMS is told the bucket with a bucket key, else the object. */
function onlyFor({ arn, keyArn, region }: ReplicationEnd) {
  return {
    Resource: keyArn,
    Condition: {
      StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
      StringLike: { "kms:EncryptionContext:aws:s3:arn": [arn, `${arn}/*`] },
    },
  };
}
