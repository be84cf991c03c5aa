import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import { type PolicyStatement, policyDocument } from "../security/policy-document";
import { check, nameProblem } from "../shared/check";

/** Longest name of a managed policy. Source: IAM quotas. */
const MAX_POLICY_NAME = 128;
/** Most characters of a managed policy, white space aside. Source: IAM quotas. */
const MAX_POLICY_LENGTH = 6_144;

export interface DeliveryPolicyProps {
  readonly name: string;
  readonly description: string;
  readonly statements: readonly PolicyStatement[];
}

/** Permissions that a delivery role wears, in a policy of their own: a role's inline policies have no room for all. */
export class DeliveryPolicy extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, description, statements }: DeliveryPolicyProps) {
    super(scope, id);
    const policy = policyDocument(statements);
    const sids = statements.map(({ Sid }) => Sid);
    const again = sids.filter((sid, place) => sids.indexOf(sid) !== place);
    check(this, [
      nameProblem("name", name, MAX_POLICY_NAME),
      // IAM refuses such a policy, and parts that share one may bring statements of the same name.
      again.length > 0 && `the policy ${name} must give each statement a name of its own, got ${again.join(", ")} again`,
      policy.length > MAX_POLICY_LENGTH &&
        `the policy ${name} must be at most ${MAX_POLICY_LENGTH} characters, got ${policy.length}`,
    ]);
    this.arn = new IamPolicy(this, "policy", { name, description, policy }).arn;
  }
}
