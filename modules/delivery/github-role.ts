import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { type PolicyStatement, policyDocument } from "../security/policy-document";
import { check, nameProblem } from "../shared/check";
import type { DeliveryPolicy } from "./delivery-policy";

/** Longest name of an IAM role. Source: IAM quotas. */
const MAX_ROLE_NAME = 64;
/** Most characters of a role's inline policies together, white space aside. Source: IAM quotas. */
const MAX_INLINE_LENGTH = 10_240;
/** Managed policies a role can wear unless AWS raised the quota. Source: IAM quotas. */
const MAX_POLICIES = 10;

export interface GithubRoleProps {
  readonly name: string;
  readonly description: string;
  /** Which jobs of which repository become it, and who else. */
  readonly trust: readonly PolicyStatement[];
  /** Hours a job may keep it; the workflow asks for them. AWS takes 1 to 12. */
  readonly hours: number;
  readonly policies: readonly DeliveryPolicy[];
  /** What only this role may, or may not. */
  readonly statements: readonly PolicyStatement[];
  /** The most it can do, whatever its policies say. @default no bound, for who makes other roles */
  readonly boundaryArn?: string;
}

/** A role that jobs of GitHub Actions become by GitHub's word for who they are, without any key that could be lost. */
export class GithubRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: GithubRoleProps) {
    super(scope, id);
    const { name, description, trust, hours, policies, statements, boundaryArn } = props;
    const inline = statements.length > 0 ? policyDocument(statements) : undefined;
    const length = inline?.length ?? 0;
    check(this, [
      nameProblem("name", name, MAX_ROLE_NAME),
      policies.length > MAX_POLICIES && `${name} must wear at most ${MAX_POLICIES} policies, got ${policies.length}`,
      length > MAX_INLINE_LENGTH && `the inline policy of ${name} must be at most ${MAX_INLINE_LENGTH} characters, got ${length}`,
    ]);
    const role = new IamRole(this, "role", {
      name,
      description,
      assumeRolePolicy: policyDocument(trust),
      maxSessionDuration: hours * 60 * 60,
      permissionsBoundary: boundaryArn,
    });
    for (const policy of policies) {
      new IamRolePolicyAttachment(this, policy.node.id, { role: role.name, policyArn: policy.arn });
    }
    if (inline) new IamRolePolicy(this, "policy", { name, role: role.name, policy: inline });
    this.arn = role.arn;
  }
}
