import { aclClosesAdministration } from "./networking/acl-closes-administration";
import { groupAdmitsNoWorld } from "./networking/group-admits-no-world";
import { groupKeepsRulesApart } from "./networking/group-keeps-rules-apart";
import { subnetGivesNoPublicAddress } from "./networking/subnet-gives-no-public-address";
import { vpcEmptiesItsDefaultGroup } from "./networking/vpc-empties-its-default-group";
import { vpcLogsItsFlows } from "./networking/vpc-logs-its-flows";

/** Rules about VPCs. */
export const networkingRules = {
  aclClosesAdministration,
  groupAdmitsNoWorld,
  groupKeepsRulesApart,
  subnetGivesNoPublicAddress,
  vpcEmptiesItsDefaultGroup,
  vpcLogsItsFlows,
};
