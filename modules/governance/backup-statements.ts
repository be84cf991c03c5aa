import type { PolicyStatement } from "../security/policy-document";

/** What AWS Backup is let at. */
export interface BackupScope {
  readonly accountId: string;
  readonly instanceArns: readonly string[];
  readonly bucketArns: readonly string[];
  /** Keys of what is backed up and of the vaults. */
  readonly keyArns: readonly string[];
  readonly vaultArns: readonly string[];
}

/**
 * What AWS Backup needs to back up these instances and buckets and to copy the backups to another region. AWS's own
 * policies let it read every object of the account and decrypt with every key; these are their statements, narrowed.
 * Source: managed policies AWSBackupServiceRolePolicyForBackup and AWSBackupServiceRolePolicyForS3Backup, without what
 * they say for continuous backups of databases and for sharing snapshots with other accounts.
 */
export function backupStatements({ accountId, instanceArns, bucketArns, keyArns, vaultArns }: BackupScope): PolicyStatement[] {
  return [
    ...snapshotStatements(accountId, instanceArns),
    ...bucketStatements(bucketArns),
    {
      Sid: "RuleOfBackup",
      Effect: "Allow",
      Action: [
        "events:DeleteRule",
        "events:DescribeRule",
        "events:DisableRule",
        "events:EnableRule",
        "events:ListTargetsByRule",
        "events:PutRule",
        "events:PutTargets",
        "events:RemoveTargets",
      ],
      Resource: `arn:aws:events:*:${accountId}:rule/AwsBackupManagedRule*`,
    },
    { Sid: "SeeKeys", Effect: "Allow", Action: "kms:DescribeKey", Resource: keyArns },
    {
      Sid: "DecryptObjects",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: keyArns,
      Condition: { StringLike: { "kms:ViaService": "s3.*.amazonaws.com" } },
    },
    {
      Sid: "LetServicesUseKeys",
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource: keyArns,
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
    { Sid: "Vaults", Effect: "Allow", Action: ["backup:CopyIntoBackupVault", "backup:DescribeBackupVault"], Resource: vaultArns },
    {
      Sid: "TagRecoveryPoints",
      Effect: "Allow",
      Action: "backup:TagResource",
      Resource: `arn:aws:backup:*:${accountId}:recovery-point:*`,
    },
    {
      Sid: "WithoutResource",
      Effect: "Allow",
      Action: [
        "backup:CopyFromBackupVault",
        "cloudwatch:GetMetricData",
        "events:ListRules",
        "s3:ListAllMyBuckets",
        "tag:GetResources",
      ],
      // A recovery point has the ARN of the service whose it is; AWS knows no narrower resource for the others.
      Resource: "*",
    },
  ];
}

/** RDS gives the snapshots of AWS Backup names of their own, in whatever region. */
function snapshotStatements(accountId: string, instanceArns: readonly string[]): PolicyStatement[] {
  const snapshots = `arn:aws:rds:*:${accountId}:snapshot:awsbackup:*`;
  return [
    {
      Sid: "SeeDatabases",
      Effect: "Allow",
      Action: ["rds:DescribeDBInstances", "rds:DescribeDBSnapshots", "rds:ListTagsForResource"],
      // Asked for without a name, it lists: only the kind can be said.
      Resource: [`arn:aws:rds:*:${accountId}:db:*`, `arn:aws:rds:*:${accountId}:snapshot:*`],
    },
    { Sid: "TakeSnapshots", Effect: "Allow", Action: "rds:CreateDBSnapshot", Resource: [...instanceArns, snapshots] },
    {
      Sid: "KeepSnapshots",
      Effect: "Allow",
      Action: ["rds:AddTagsToResource", "rds:CopyDBSnapshot", "rds:DeleteDBSnapshot"],
      Resource: snapshots,
    },
  ];
}

function bucketStatements(bucketArns: readonly string[]): PolicyStatement[] {
  return [
    {
      Sid: "ReadBuckets",
      Effect: "Allow",
      Action: [
        "s3:GetBucketAcl",
        "s3:GetBucketLocation",
        "s3:GetBucketNotification",
        "s3:GetBucketTagging",
        "s3:GetBucketVersioning",
        "s3:GetInventoryConfiguration",
        "s3:ListBucket",
        "s3:ListBucketVersions",
        // It watches a bucket by events and an inventory that it sets up itself.
        "s3:PutBucketNotification",
        "s3:PutInventoryConfiguration",
      ],
      Resource: bucketArns,
    },
    {
      Sid: "ReadObjects",
      Effect: "Allow",
      Action: [
        "s3:GetObject",
        "s3:GetObjectAcl",
        "s3:GetObjectTagging",
        "s3:GetObjectVersion",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionTagging",
      ],
      Resource: bucketArns.map((arn) => `${arn}/*`),
    },
  ];
}
