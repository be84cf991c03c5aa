import type { edgeRules } from "../../../../modules/governance/rules/edge";
import { certificateFaults, webAclFaults } from "./certificates";
import { distributionFaults } from "./distributions";
import { balancerFaults } from "./load-balancers";

export const edgeFaults = {
  ...balancerFaults,
  ...certificateFaults,
  ...distributionFaults,
  ...webAclFaults,
} satisfies Record<keyof typeof edgeRules, unknown>;
