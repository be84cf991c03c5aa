import type { PolicyStatement } from "../../security/policy-document";
import { allow, type DeliveryScope } from "../delivery-scope";

/** Load balancers whose names have these forms, with their listeners, rules and target groups: `awseb*`. */
export function makesBalancers({ accountId }: DeliveryScope, names: readonly string[]): PolicyStatement[] {
  const named = names.map((name) => `arn:aws:elasticloadbalancing:*:${accountId}:*/${name}`);
  return [
    allow("Balancers", "elasticloadbalancing", BALANCERS, { Resource: named }),
    // Load balancers know no resource for this one.
    allow("ShieldBalancers", "elasticloadbalancing", "SetWebAcl", { Resource: "*" }),
  ];
}

const BALANCERS = `
  CreateLoadBalancer DeleteLoadBalancer ModifyLoadBalancerAttributes SetSecurityGroups SetSubnets SetIpAddressType
  CreateListener ModifyListener ModifyListenerAttributes DeleteListener CreateRule ModifyRule DeleteRule SetRulePriorities
  CreateTargetGroup ModifyTargetGroup ModifyTargetGroupAttributes DeleteTargetGroup RegisterTargets DeregisterTargets
  AddTags RemoveTags
`;
