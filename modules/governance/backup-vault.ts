import { BackupVault as BackupVaultResource } from "@cdktf/provider-aws/lib/backup-vault";
import { BackupVaultLockConfiguration } from "@cdktf/provider-aws/lib/backup-vault-lock-configuration";
import { BackupVaultPolicy } from "@cdktf/provider-aws/lib/backup-vault-policy";
import { Construct } from "constructs";
import { policyDocument } from "../security/policy-document";
import { check, nameProblem } from "../shared/check";
import { lifecycleOf, type Posture } from "../shared/posture";

/** Longest name of a vault. Source: AWS Backup API reference, CreateBackupVault. */
const MAX_VAULT_NAME = 50;
/** Days in which a compliance lock can still be taken off: the fewest AWS takes. After them it holds for ever. */
const COOLING_OFF_DAYS = 3;

/** Who may shorten a backup's life, and between which bounds it must lie: a job outside of them fails. */
export interface VaultLock {
  /** `governance`: who may delete the lock. `compliance`: after three days nobody at all, AWS included. */
  readonly kind: "governance" | "compliance";
  /** A backup that is to be kept for fewer days is refused. */
  readonly leastDays: number;
  /** A backup that is to be kept for more days is refused. */
  readonly mostDays: number;
}

export interface BackupVaultProps {
  readonly name: string;
  /** Key of the vault's region. RDS snapshots keep their instance's key where they are made, and get this one when copied. */
  readonly keyArn: string;
  readonly lock: VaultLock;
  /** A `disposable` vault has no lock and goes with its backups. */
  readonly data: Posture;
}

/** Keeps AWS Backup's recovery points so that no mistake, and no stolen administrator, deletes them before their time. */
export class BackupVault extends Construct {
  readonly arn: string;
  readonly vaultName: string;
  readonly lock: VaultLock;
  readonly resource: BackupVaultResource;

  constructor(scope: Construct, id: string, { name, keyArn, lock, data }: BackupVaultProps) {
    super(scope, id);
    const { kind, leastDays, mostDays } = lock;
    check(this, [
      nameProblem("name", name, MAX_VAULT_NAME),
      leastDays > mostDays && `lock.leastDays must be at most lock.mostDays ${mostDays}, got ${leastDays}`,
    ]);
    this.resource = new BackupVaultResource(this, "vault", {
      name,
      kmsKeyArn: keyArn,
      forceDestroy: data === "disposable",
      lifecycle: lifecycleOf(data),
    });
    this.arn = this.resource.arn;
    this.vaultName = this.resource.name;
    this.lock = lock;
    if (data === "disposable") return;
    new BackupVaultPolicy(this, "policy", { backupVaultName: this.vaultName, policy: policyDocument([NOBODY_DELETES]) });
    new BackupVaultLockConfiguration(this, "lock", {
      backupVaultName: this.vaultName,
      minRetentionDays: leastDays,
      maxRetentionDays: mostDays,
      ...(kind === "compliance" && { changeableForDays: COOLING_OFF_DAYS }),
      lifecycle: lifecycleOf(data),
    });
  }
}

/**
 * Backups end by their lifecycle only, which is the service's own doing and not asked here. Changing this policy is not
 * denied: that could never be undone, by Terraform neither. Against administrators stands the lock.
 */
const NOBODY_DELETES = {
  Sid: "NobodyDeletes",
  Effect: "Deny",
  Principal: "*",
  Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle", "backup:DeleteBackupVault"],
  // The recovery points of a vault have ARNs of many services, RDS snapshots for one: no pattern names them all.
  Resource: "*",
} as const;
