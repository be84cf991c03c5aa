import type { PolicyStatement } from "../../security/policy-document";
import { allow, type DeliveryScope, oursOrNobodys, type PartPermissions } from "../delivery-scope";

/** Databases, buckets, tables and their backups. */
export function data(scope: DeliveryScope): PartPermissions {
  const { prefix } = scope;
  return {
    read: [
      // RDS and AWS Backup describe across the account.
      allow("ReadDatabases", "rds", "Describe* ListTagsForResource", { Resource: "*" }),
      allow("ReadBackups", "backup", READ_BACKUPS, { Resource: "*" }),
      allow("ReadTables", "dynamodb", "Describe* ListTagsOfResource", { Resource: "*" }),
      allow("ReadBuckets", "s3", READ_BUCKETS, { Resource: `arn:aws:s3:::${prefix}-*` }),
    ],
    write: [...databases(scope), buckets(scope), ...backups(scope), tables(scope)],
  };
}

function databases({ accountId, prefix }: DeliveryScope): PolicyStatement[] {
  const rds = `arn:aws:rds:*:${accountId}`;
  // The default groups are nobody's; a replicated backup has a name that RDS makes up.
  const Resource = [`${rds}:*:${prefix}-*`, `${rds}:og:default:*`, `${rds}:pg:default.*`, `${rds}:auto-backup:*`];
  return [allow("Databases", "rds", DATABASES, { Resource })];
}

const DATABASES = `
  CreateDBInstance ModifyDBInstance RebootDBInstance StartDBInstance StopDBInstance DeleteDBInstance
  CreateDBInstanceReadReplica PromoteReadReplica RestoreDBInstanceFromDBSnapshot RestoreDBInstanceToPointInTime
  CreateDBSubnetGroup ModifyDBSubnetGroup DeleteDBSubnetGroup
  CreateDBParameterGroup ModifyDBParameterGroup ResetDBParameterGroup DeleteDBParameterGroup
  CreateDBCluster ModifyDBCluster DeleteDBCluster EnableHttpEndpoint DisableHttpEndpoint
  CreateDBClusterParameterGroup ModifyDBClusterParameterGroup ResetDBClusterParameterGroup DeleteDBClusterParameterGroup
  CreateDBSnapshot DeleteDBSnapshot CreateDBClusterSnapshot AddTagsToResource RemoveTagsFromResource
  CreateEventSubscription ModifyEventSubscription DeleteEventSubscription
  AddSourceIdentifierToSubscription RemoveSourceIdentifierFromSubscription
  StartDBInstanceAutomatedBackupsReplication StopDBInstanceAutomatedBackupsReplication DeleteDBInstanceAutomatedBackup
`;

/** Not all of `List*`: one of them opens recovery points to a search. */
const READ_BACKUPS = `
  Describe* ListTags ListBackup* ListRecoveryPoints* GetBackupPlan GetBackupSelection GetBackupVault*
`;
const READ_BUCKETS = `
  GetBucket* GetEncryptionConfiguration GetLifecycleConfiguration GetReplicationConfiguration GetAccelerateConfiguration
  GetIntelligentTieringConfiguration GetMetricsConfiguration ListBucket ListTagsForResource
`;

/** Not what is in them: users' objects are none of a delivery's business. */
const buckets = ({ prefix }: DeliveryScope) => allow("Buckets", "s3", BUCKETS, { Resource: `arn:aws:s3:::${prefix}-*` });

const BUCKETS = `
  CreateBucket DeleteBucket PutBucketVersioning PutEncryptionConfiguration PutBucketPublicAccessBlock
  PutBucketOwnershipControls PutBucketPolicy DeleteBucketPolicy PutLifecycleConfiguration PutBucketLogging
  PutBucketTagging TagResource UntagResource PutBucketNotification PutReplicationConfiguration PutIntelligentTieringConfiguration
  PutMetricsConfiguration PutBucketCORS PutBucketObjectLockConfiguration
`;

/** Emptying a bucket that goes with its environment; only where data is disposable. */
export function emptyBuckets({ prefix }: DeliveryScope): PolicyStatement[] {
  return [
    allow("FindObjects", "s3", "ListBucketVersions", { Resource: `arn:aws:s3:::${prefix}-*` }),
    allow("EmptyBuckets", "s3", "DeleteObject DeleteObjectVersion", { Resource: `arn:aws:s3:::${prefix}-*/*` }),
  ];
}

function backups(scope: DeliveryScope): PolicyStatement[] {
  const backup = `arn:aws:backup:*:${scope.accountId}`;
  return [
    allow("Vaults", "backup", VAULTS, { Resource: `${backup}:backup-vault:${scope.prefix}-*` }),
    // Plans are known by numbers that AWS Backup makes up.
    allow("Plans", "backup", PLANS, { Resource: `${backup}:backup-plan:*`, Condition: oursOrNobodys(scope) }),
    // The storage behind a vault has no name.
    allow("VaultStorage", "backup-storage", "MountCapsule", { Resource: "*" }),
  ];
}

const VAULTS = `
  CreateBackupVault DeleteBackupVault PutBackupVaultLockConfiguration DeleteBackupVaultLockConfiguration
  PutBackupVaultAccessPolicy DeleteBackupVaultAccessPolicy PutBackupVaultNotifications DeleteBackupVaultNotifications
  TagResource UntagResource
`;
const PLANS = `
  CreateBackupPlan UpdateBackupPlan DeleteBackupPlan CreateBackupSelection DeleteBackupSelection TagResource UntagResource
`;

function tables({ accountId, prefix }: DeliveryScope): PolicyStatement {
  return allow(
    "Tables",
    "dynamodb",
    "CreateTable UpdateTable DeleteTable UpdateContinuousBackups UpdateTimeToLive TagResource UntagResource",
    { Resource: `arn:aws:dynamodb:*:${accountId}:table/${prefix}-*` },
  );
}
