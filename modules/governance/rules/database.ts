import { databaseAvoidsDefaultPort } from "./database/database-avoids-default-port";
import { databaseEventsAreHeard } from "./database/database-events-are-heard";
import { databaseExportsLogs } from "./database/database-exports-logs";
import { databaseHidesItsPassword } from "./database/database-hides-its-password";
import { databaseIsBackedUp } from "./database/database-is-backed-up";
import { databaseIsEncrypted } from "./database/database-is-encrypted";
import { databaseIsPrivate } from "./database/database-is-private";
import { databaseIsProtected } from "./database/database-is-protected";
import { databaseIsWatchedInside } from "./database/database-is-watched-inside";
import { databaseStandsInTwoZones } from "./database/database-stands-in-two-zones";
import { databaseTagsItsSnapshots } from "./database/database-tags-its-snapshots";
import { databaseTakesIamLogins } from "./database/database-takes-iam-logins";
import { databaseUpgradesItself } from "./database/database-upgrades-itself";
import { databaseUserIsNoDefault } from "./database/database-user-is-no-default";
import { databaseWithReplicasSetsItsPassword } from "./database/database-with-replicas-sets-its-password";
import { parameterEventsAreHeard } from "./database/parameter-events-are-heard";
import { tableCanBeRecovered } from "./database/table-can-be-recovered";
import { tableFollowsDemand } from "./database/table-follows-demand";

/** Rules about RDS, Aurora and DynamoDB. */
export const databaseRules = {
  databaseAvoidsDefaultPort,
  databaseEventsAreHeard,
  databaseExportsLogs,
  databaseHidesItsPassword,
  databaseIsBackedUp,
  databaseIsEncrypted,
  databaseIsPrivate,
  databaseIsProtected,
  databaseIsWatchedInside,
  databaseStandsInTwoZones,
  databaseTagsItsSnapshots,
  databaseTakesIamLogins,
  databaseUpgradesItself,
  databaseUserIsNoDefault,
  databaseWithReplicasSetsItsPassword,
  parameterEventsAreHeard,
  tableCanBeRecovered,
  tableFollowsDemand,
};
