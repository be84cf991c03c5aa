import { aclClosesAdministration } from "./rules/acl-closes-administration";
import { bucketBlocksPublicAccess } from "./rules/bucket-blocks-public-access";
import { bucketDemandsTls } from "./rules/bucket-demands-tls";
import { bucketEndsVersions } from "./rules/bucket-ends-versions";
import { bucketKeepsVersions } from "./rules/bucket-keeps-versions";
import { bucketLogsAccess } from "./rules/bucket-logs-access";
import { bucketUsesCustomerKey } from "./rules/bucket-uses-customer-key";
import { databaseAvoidsDefaultPort } from "./rules/database-avoids-default-port";
import { databaseExportsLogs } from "./rules/database-exports-logs";
import { databaseHidesItsPassword } from "./rules/database-hides-its-password";
import { databaseIsBackedUp } from "./rules/database-is-backed-up";
import { databaseIsEncrypted } from "./rules/database-is-encrypted";
import { databaseIsPrivate } from "./rules/database-is-private";
import { databaseIsWatchedInside } from "./rules/database-is-watched-inside";
import { databaseStandsInTwoZones } from "./rules/database-stands-in-two-zones";
import { databaseTakesIamLogins } from "./rules/database-takes-iam-logins";
import { databaseWithReplicasSetsItsPassword } from "./rules/database-with-replicas-sets-its-password";
import { groupAdmitsNoWorld } from "./rules/group-admits-no-world";
import { groupKeepsRulesApart } from "./rules/group-keeps-rules-apart";
import { keyRotates } from "./rules/key-rotates";
import { logGroupIsKeptAndEncrypted } from "./rules/log-group-is-kept-and-encrypted";
import { policyNamesItsActions } from "./rules/policy-names-its-actions";
import { queueDemandsTls } from "./rules/queue-demands-tls";
import { queueUsesCustomerKey } from "./rules/queue-uses-customer-key";
import { subnetGivesNoPublicAddress } from "./rules/subnet-gives-no-public-address";
import { tableCanBeRecovered } from "./rules/table-can-be-recovered";

/** Every rule that a resource must keep, in every system and environment. */
export const rules = {
  aclClosesAdministration,
  bucketBlocksPublicAccess,
  bucketDemandsTls,
  bucketEndsVersions,
  bucketKeepsVersions,
  bucketLogsAccess,
  bucketUsesCustomerKey,
  databaseAvoidsDefaultPort,
  databaseExportsLogs,
  databaseHidesItsPassword,
  databaseIsBackedUp,
  databaseIsEncrypted,
  databaseIsPrivate,
  databaseIsWatchedInside,
  databaseStandsInTwoZones,
  databaseTakesIamLogins,
  databaseWithReplicasSetsItsPassword,
  groupAdmitsNoWorld,
  groupKeepsRulesApart,
  keyRotates,
  logGroupIsKeptAndEncrypted,
  policyNamesItsActions,
  queueDemandsTls,
  queueUsesCustomerKey,
  subnetGivesNoPublicAddress,
  tableCanBeRecovered,
};

export type RuleName = keyof typeof rules;
