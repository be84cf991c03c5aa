import type { App } from "cdktf";
import type { Construct } from "constructs";
import { ReplicatedBackups } from "../modules/database/replicated-backups";
import { BackupPlan } from "../modules/governance/backup-plan";
import { backupStatements } from "../modules/governance/backup-statements";
import { BackupVault } from "../modules/governance/backup-vault";
import type { RecoverySettings } from "../modules/governance/recovery-settings";
import { restoreStatements } from "../modules/governance/restore-statements";
import { EncryptionKey } from "../modules/security/encryption-key";
import { ServiceRole } from "../modules/security/service-role";
import type { Posture } from "../modules/shared/posture";
import { BucketReplication } from "../modules/storage/bucket-replication";
import { LoggedBuckets } from "../modules/storage/logged-buckets";
import type { PrivateBucket } from "../modules/storage/private-bucket";
import type { StorageSettings } from "../modules/storage/storage-settings";
import { inRegion } from "./in-region";
import { PlatformStack, type StackIdentity } from "./platform-stack";
import { uniqueBucketNames } from "./unique-names";

export interface RecoveryStackProps {
  readonly recovery: RecoverySettings;
  readonly storage: StorageSettings;
  readonly instanceArn: string;
  /** Buckets that hold users' data, by role word. */
  readonly buckets: Readonly<Record<string, Pick<PrivateBucket, "arn" | "bucketName">>>;
  /** Encrypts all of it in its own region. */
  readonly keyArn: string;
  readonly data: Posture;
}

/**
 * Everything of the second region, and what sends it there: a key, replicas of the buckets, replicated backups of the
 * database, and AWS Backup with a vault in either region. Stands on top of all: nothing depends on it.
 */
export class RecoveryStack extends PlatformStack {
  constructor(app: App, identity: StackIdentity, props: RecoveryStackProps) {
    super(app, identity);
    const { recovery } = props;
    const named = uniqueBucketNames(this, this.prefix, this.account);
    const second = { ...identity, region: recovery.region };
    const copies = inRegion(this, "copies", second, (there) => this.addCopies(there, named, props));
    for (const [role, bucket] of Object.entries(props.buckets)) {
      const replica = copies.replicas[role];
      new BucketReplication(this, `replicate-${role}`, {
        name: `${this.prefix}-replicate-${role}`,
        source: { bucketName: bucket.bucketName, arn: bucket.arn, keyArn: props.keyArn, region: this.region },
        replica: { bucketName: replica.bucketName, arn: replica.arn, keyArn: copies.keyArn, region: recovery.region },
        versioning: [replica.versioning],
      });
    }
    const restoreRoleArn = this.addBackups(copies.vault, copies.keyArn, props);

    const names = Object.entries(copies.replicas).map(([role, { bucketName }]) => [role, bucketName]);
    this.output("replica_buckets", Object.fromEntries(names), "Bucket of the second region that holds the copies of each role");
    this.output("replicated_backups_arn", copies.backups.arn, "What the database is restored from in the second region");
    this.output("copy_vault_arn", copies.vault.arn, "Vault of the second region");
    this.output("copy_key_arn", copies.keyArn, "Key that encrypts everything in the second region");
    this.output("restore_role_arn", restoreRoleArn, "Role with which AWS Backup restores buckets");
  }

  /** What stands in the second region. */
  private addCopies(there: Construct, named: (role: string) => string, props: RecoveryStackProps) {
    const { recovery, storage, instanceArn, buckets, data } = props;
    const { id: accountId } = this.account;
    const { arn: keyArn } = new EncryptionKey(there, "key", {
      name: `${this.prefix}-copies`,
      description: `Encrypts the copies of ${this.prefix}`,
      accountId,
      region: recovery.region,
      users: [],
      data,
    });
    const copied = new LoggedBuckets(there, { logsName: named("copy-logs"), accountId, storage, keyArn, data });
    const replica = (role: string) => copied.add(role, named(`${role}-copy`));
    return {
      keyArn,
      replicas: Object.fromEntries(Object.keys(buckets).map((role) => [role, replica(role)])),
      backups: new ReplicatedBackups(there, "database", { instanceArn, keyArn, days: recovery.pointInTimeDays, data }),
      vault: this.addVault(there, "copies", keyArn, props),
    };
  }

  /** The vault of the first region, what fills both vaults, and a role ready for the day of a restore. */
  private addBackups(copies: BackupVault, copyKeyArn: string, props: RecoveryStackProps): string {
    const { recovery, instanceArn, buckets, keyArn } = props;
    const accountId = this.account.id;
    const keyArns = [keyArn, copyKeyArn];
    const bucketArns = Object.values(buckets).map(({ arn }) => arn);
    const vault = this.addVault(this, "backups", keyArn, props);
    const vaultArns = [vault.arn, copies.arn];
    const role = new ServiceRole(this, "backup", {
      name: `${this.prefix}-backup`,
      service: "backup",
      accountId,
      statements: backupStatements({ accountId, instanceArns: [instanceArn], bucketArns, keyArns, vaultArns }),
    });
    const { dailyAt: at, dailyRetentionDays, weeklyRetentionDays, monthlyRetentionDays } = recovery.vault;
    new BackupPlan(this, "plan", {
      name: `${this.prefix}-backup`,
      vault,
      copies,
      role,
      resources: [instanceArn, ...bucketArns],
      schedule: { at, dailyRetentionDays, weeklyRetentionDays, monthlyRetentionDays },
    });
    const restore = new ServiceRole(this, "restore", {
      name: `${this.prefix}-restore`,
      service: "backup",
      accountId,
      statements: restoreStatements(`${this.prefix}-restored-`, keyArns),
    });
    return restore.arn;
  }

  private addVault(scope: Construct, role: string, keyArn: string, { recovery, data }: RecoveryStackProps): BackupVault {
    const { lock: kind, dailyRetentionDays: leastDays, monthlyRetentionDays: mostDays } = recovery.vault;
    return new BackupVault(scope, "vault", { name: `${this.prefix}-${role}`, keyArn, lock: { kind, leastDays, mostDays }, data });
  }
}
