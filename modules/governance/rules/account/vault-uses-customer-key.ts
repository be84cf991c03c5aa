import type { Rule } from "../../rule";

/** Backups are encrypted with a key of the project's. */
export const vaultUsesCustomerKey: Rule = {
  controls: ["Backup.1"],
  types: ["aws_backup_vault"],
  remedy: ({ values }) => (values.kms_key_arn ? undefined : "set kms_key_arn"),
};
