import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { type PolicyStatement, policyDocument } from "../security/policy-document";
import { check, nameProblem } from "../shared/check";

/** Longest name of an IAM role. Source: IAM quotas. */
const MAX_ROLE_NAME = 64;

export interface CrossAccountRoleProps {
  readonly name: string;
  readonly description: string;
  /** The account decides which of its people may come; who comes must know the word. */
  readonly trusted: { readonly accountId: string; readonly externalId: string };
  readonly statements: readonly PolicyStatement[];
}

/** A role that another account may assume, for an hour at a time. */
export class CrossAccountRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, description, trusted, statements }: CrossAccountRoleProps) {
    super(scope, id);
    check(this, [nameProblem("name", name, MAX_ROLE_NAME)]);
    const role = new IamRole(this, "role", {
      name,
      description,
      assumeRolePolicy: policyDocument([
        {
          Sid: "OtherAccount",
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${trusted.accountId}:root` },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "sts:ExternalId": trusted.externalId } },
        },
      ]),
    });
    new IamRolePolicy(this, "policy", { name, role: role.name, policy: policyDocument(statements) });
    this.arn = role.arn;
  }
}
