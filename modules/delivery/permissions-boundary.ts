import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Aspects } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { except } from "../governance/exceptions";
import { policyDocument } from "../security/policy-document";
import type { DeliveryScope } from "./delivery-scope";

/** ARN of an environment's boundary, for stacks that only name it. */
export const boundaryArn = ({ accountId, prefix }: Pick<DeliveryScope, "accountId" | "prefix">) =>
  `arn:aws:iam::${accountId}:policy/${prefix}-boundary`;

/**
 * The most that any role of an environment can do, whatever its own policies say. It grants nothing. Without it, who may
 * write roles may do everything: a workflow would make a role that may, and run a function with it.
 */
export class PermissionsBoundary extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { accountId, prefix }: DeliveryScope) {
    super(scope, id);
    const own = `arn:aws:iam::${accountId}:role/${prefix}-*`;
    const { arn } = new IamPolicy(this, "policy", {
      name: `${prefix}-boundary`,
      description: `The most that roles of ${prefix} can do`,
      policy: policyDocument([
        { Sid: "WhatTheirPoliciesSay", Effect: "Allow", Action: "*", Resource: "*" },
        { Sid: "NoIdentities", Effect: "Deny", Action: IDENTITIES, Resource: "*" },
        { Sid: "OnlyOwnRoles", Effect: "Deny", Action: ["iam:PassRole", "sts:AssumeRole"], NotResource: own },
        { Sid: "NoHiding", Effect: "Deny", Action: HIDING, Resource: "*" },
      ]),
    });
    this.arn = arn;
    for (const rule of ["policyNamesItsActions", "managedPolicyDecryptsWithNamedKeys"] as const) {
      except(this, rule, "a boundary grants nothing: it is the most that other policies can grant");
    }
  }
}

/**
 * Puts the boundary on every role under `scope`, those too that are added later. Delivery's own roles are left out: they
 * make the others.
 */
export function bindRoles(scope: IConstruct, arn: string, deliveryRoles?: IConstruct): void {
  Aspects.of(scope).add({
    visit(node) {
      if (!(node instanceof IamRole) || (deliveryRoles && node.node.scopes.includes(deliveryRoles))) return;
      node.permissionsBoundary = arn;
    },
  });
}

const IDENTITIES = [
  ...["Add", "Attach", "Create", "Delete", "Detach", "Put", "Remove", "Set", "Tag", "Untag", "Update", "Upload"].map(
    (verb) => `iam:${verb}*`,
  ),
  "organizations:*",
  "account:*",
];

/** What would stop others from seeing what it did, or lock them out. */
const HIDING = [
  "cloudtrail:DeleteTrail",
  "cloudtrail:PutEventSelectors",
  "cloudtrail:StopLogging",
  "cloudtrail:UpdateTrail",
  "config:DeleteConfigurationRecorder",
  "config:DeleteDeliveryChannel",
  "config:StopConfigurationRecorder",
  "guardduty:DeleteDetector",
  "guardduty:UpdateDetector",
  "securityhub:DisableSecurityHub",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
];
