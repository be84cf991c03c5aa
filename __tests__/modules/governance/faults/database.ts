import type { Json } from "../../../../modules/governance/rule";
import type { databaseRules } from "../../../../modules/governance/rules/database";
import { again, type Fault, set } from "./fault";

const database = { stack: "partner-prod-database", resource: "aws_db_instance" };
const replicated = { stack: "portfolio-prod-database", resource: "aws_db_instance.postgres" };
const events = { stack: "partner-prod-watching", resource: "aws_db_event_subscription.database-events_instance" };
const parameters = { stack: "partner-prod-watching", resource: "aws_db_event_subscription.database-events_parameters" };
const table = { stack: "portfolio-prod-storage", resource: "aws_dynamodb_table" };

const HIDE = "let RDS manage the master password, or hand an ephemeral one over by password_wo";

/** One fault for each value, of a database that breaks no other rule. */
const broken = (argument: string, values: readonly (Json | undefined)[], says: string): Fault[] =>
  values.map((value) => ({ ...database, plant: set(argument, value), says }));

export const databaseFaults: Record<keyof typeof databaseRules, readonly Fault[]> = {
  // Once more, because the shipped ones are let off this rule.
  databaseAvoidsDefaultPort: [again(), again(set("port", 3306)), again(set("port", undefined))].map((plant) => ({
    ...database,
    plant,
    says: "set port to another than the engine's own",
  })),
  databaseEventsAreHeard: [
    {
      ...events,
      plant: set("event_categories", ["maintenance", "failure"]),
      says: "add configuration change to event_categories",
    },
    { ...events, plant: set("enabled", false), says: "let it enabled" },
  ],
  databaseExportsLogs: broken("enabled_cloudwatch_logs_exports", [undefined, []], "set enabled_cloudwatch_logs_exports"),
  databaseHidesItsPassword: [
    ...broken("password", ["correct-horse"], HIDE),
    ...broken("manage_master_user_password", [undefined, false], HIDE),
  ],
  databaseIsBackedUp: broken("backup_retention_period", [6, undefined], "set backup_retention_period to 7 days or more"),
  databaseIsEncrypted: [
    ...broken("storage_encrypted", [false], "set storage_encrypted and kms_key_id"),
    ...broken("kms_key_id", [undefined], "set storage_encrypted and kms_key_id"),
  ],
  databaseIsPrivate: broken("publicly_accessible", [true, undefined], "set publicly_accessible to false"),
  databaseIsProtected: broken("deletion_protection", [false, undefined], "set deletion_protection"),
  databaseIsWatchedInside: [
    ...broken("monitoring_interval", [0], "set monitoring_interval and monitoring_role_arn"),
    ...broken("monitoring_role_arn", [undefined], "set monitoring_interval and monitoring_role_arn"),
  ],
  databaseStandsInTwoZones: broken("multi_az", [false], "set multi_az"),
  databaseTagsItsSnapshots: broken("copy_tags_to_snapshot", [false, undefined], "set copy_tags_to_snapshot"),
  databaseTakesIamLogins: broken("iam_database_authentication_enabled", [false], "set iam_database_authentication_enabled"),
  databaseUpgradesItself: broken("auto_minor_version_upgrade", [false], "let auto_minor_version_upgrade on"),
  databaseUserIsNoDefault: [
    ...broken("username", ["postgres"], 'set username to another name than "postgres"'),
    ...broken("username", ["admin"], 'set username to another name than "admin"'),
  ],
  databaseWithReplicasSetsItsPassword: [
    {
      ...replicated,
      plant: set("manage_master_user_password", true),
      says: "hand the master password over by password_wo: RDS manages none where there are read replicas",
    },
  ],
  parameterEventsAreHeard: [set("event_categories", []), set("enabled", false)].map((plant) => ({
    ...parameters,
    plant,
    says: "let it enabled, with configuration change among event_categories",
  })),
  tableCanBeRecovered: [set("point_in_time_recovery.enabled", false), set("deletion_protection_enabled", undefined)].map(
    (plant) => ({ ...table, plant, says: "set point_in_time_recovery and deletion_protection_enabled" }),
  ),
  tableFollowsDemand: [{ ...table, plant: set("billing_mode", "PROVISIONED"), says: "set billing_mode to PAY_PER_REQUEST" }],
};
