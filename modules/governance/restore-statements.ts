import type { PolicyStatement } from "../security/policy-document";

/**
 * What AWS Backup needs to restore backups of buckets, into new buckets whose names begin with `bucketPrefix` and into
 * no other: a restore never writes into what is in use, and could not, since it sets ACLs and the project's buckets take
 * none. Databases need no role: RDS itself restores their snapshots.
 * Source: managed policy AWSBackupServiceRolePolicyForS3Restore.
 */
export function restoreStatements(bucketPrefix: string, keyArns: readonly string[]): PolicyStatement[] {
  const buckets = `arn:aws:s3:::${bucketPrefix}*`;
  return [
    {
      Sid: "MakeBuckets",
      Effect: "Allow",
      Action: [
        "s3:CreateBucket",
        "s3:GetBucketLocation",
        "s3:GetBucketOwnershipControls",
        "s3:GetBucketVersioning",
        "s3:ListBucket",
        "s3:ListBucketVersions",
        "s3:PutBucketOwnershipControls",
        "s3:PutBucketVersioning",
      ],
      Resource: buckets,
    },
    {
      Sid: "WriteObjects",
      Effect: "Allow",
      Action: [
        "s3:DeleteObject",
        "s3:GetObject",
        "s3:GetObjectAcl",
        "s3:GetObjectTagging",
        "s3:GetObjectVersion",
        "s3:GetObjectVersionAcl",
        "s3:ListMultipartUploadParts",
        "s3:PutObject",
        "s3:PutObjectAcl",
        "s3:PutObjectTagging",
        "s3:PutObjectVersionAcl",
      ],
      Resource: `${buckets}/*`,
    },
    {
      Sid: "EncryptObjects",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
      Resource: keyArns,
      Condition: { StringLike: { "kms:ViaService": "s3.*.amazonaws.com" } },
    },
  ];
}
