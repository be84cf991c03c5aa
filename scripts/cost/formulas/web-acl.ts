import { blocks } from "../../../modules/governance/rule";
import { type Formula, part } from "../formula";

/** A group of AWS's own rules counts as one rule. */
export const webAcl: Formula = (acl) => [
  ...part("keeping", "web ACL", acl.region, 1),
  ...part("keeping", "rule of a web ACL", acl.region, blocks(acl, "rule").length),
];
