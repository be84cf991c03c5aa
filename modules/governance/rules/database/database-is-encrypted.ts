import type { Rule } from "../../rule";

/** Disk, backups and replicas of a database are encrypted. A replica has its source's key, and RDS takes no other. */
export const databaseIsEncrypted: Rule = {
  controls: ["RDS.3", "RDS.4"],
  types: ["aws_db_instance"],
  remedy: ({ values }) =>
    values.storage_encrypted === true && (values.kms_key_id || "replicate_source_db" in values)
      ? undefined
      : "set storage_encrypted and kms_key_id",
};
