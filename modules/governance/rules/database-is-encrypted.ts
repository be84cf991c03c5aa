import type { Rule } from "../rule";

/** Disk, backups and replicas of a database are encrypted. */
export const databaseIsEncrypted: Rule = {
  controls: ["RDS.3"],
  types: ["aws_db_instance"],
  remedy: ({ values }) =>
    values.storage_encrypted === true && values.kms_key_id ? undefined : "set storage_encrypted and kms_key_id",
};
