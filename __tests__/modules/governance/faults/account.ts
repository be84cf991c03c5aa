import type { accountRules } from "../../../../modules/governance/rules/account";
import { type Fault, set } from "./fault";

const stack = "account-prod-us-east-1";
const trail = { stack, resource: "aws_cloudtrail" };
const publicAccess = { stack, resource: "aws_s3_account_public_access_block" };

export const accountFaults: Record<keyof typeof accountRules, readonly Fault[]> = {
  accountBlocksPublicBuckets: [
    { ...publicAccess, plant: set("block_public_policy", false), says: "set block_public_policy" },
    { ...publicAccess, plant: set("ignore_public_acls", undefined), says: "set ignore_public_acls" },
  ],
  accountEncryptsNewVolumes: [
    { stack, resource: "aws_ebs_encryption_by_default", plant: set("enabled", false), says: "let it enabled" },
  ],
  detectorWatches: [{ stack, resource: "aws_guardduty_detector", plant: set("enable", false), says: "let it enabled" }],
  trailCanBeValidated: [
    { ...trail, plant: set("enable_log_file_validation", undefined), says: "set enable_log_file_validation" },
  ],
  trailReachesLogs: [
    {
      ...trail,
      plant: set("cloud_watch_logs_role_arn", undefined),
      says: "set cloud_watch_logs_group_arn and cloud_watch_logs_role_arn",
    },
  ],
  trailRecordsEverywhere: [
    set("is_multi_region_trail", false),
    set("enable_logging", false),
    set("event_selector", [{ read_write_type: "WriteOnly" }]),
  ].map((plant) => ({
    ...trail,
    plant,
    says: "set is_multi_region_trail, let enable_logging on and leave selectors out",
  })),
  trailUsesCustomerKey: [{ ...trail, plant: set("kms_key_id", undefined), says: "set kms_key_id" }],
  vaultUsesCustomerKey: [
    {
      stack: "partner-prod-recovery",
      resource: "aws_backup_vault",
      plant: set("kms_key_arn", undefined),
      says: "set kms_key_arn",
    },
  ],
};
