import { companions, type Rule } from "../../rule";

/**
 * RDS makes no read replica of a PostgreSQL whose master password it manages.
 * Source: RDS user guide, "Limitations for Secrets Manager integration with Amazon RDS".
 */
export const databaseWithReplicasSetsItsPassword: Rule = {
  controls: [],
  types: ["aws_db_instance"],
  remedy: (database, stack) =>
    database.values.manage_master_user_password && companions(database, database.type, "replicate_source_db", stack).length > 0
      ? "hand the master password over by password_wo: RDS manages none where there are read replicas"
      : undefined,
};
