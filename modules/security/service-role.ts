import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import { type PolicyStatement, policyDocument } from "./policy-document";

/** Longest name of an IAM role. Source: IAM quotas. */
const MAX_ROLE_NAME = 64;

export interface ServiceRoleProps {
  readonly name: string;
  /** Part before `.amazonaws.com` of the service that assumes it, e.g. `lambda`. */
  readonly service: string;
  /**
   * Only on behalf of this account, so that the service cannot be tricked by another one.
   * @default any, for services that do not say on whose behalf they come: Lambda and EC2 take roles of their own account only
   */
  readonly accountId?: string;
  /** Pattern of the resources on whose behalf it comes, for services that name them. @default any */
  readonly sourceArn?: string;
  /** None: the role has no policy at all, because IAM takes no empty one. */
  readonly statements: readonly PolicyStatement[];
}

/** A role that one AWS service assumes, with exactly the permissions given. */
export class ServiceRole extends Construct {
  readonly arn: string;
  readonly resource: IamRole;
  /** What uses the role must wait for it, and go before it: a role without its policy can do nothing. The role where it has none. */
  readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, { name, service, accountId, sourceArn, statements }: ServiceRoleProps) {
    super(scope, id);
    check(this, [nameProblem("name", name, MAX_ROLE_NAME)]);
    this.resource = new IamRole(this, "role", {
      name,
      assumeRolePolicy: policyDocument([
        {
          Sid: "AssumedByService",
          Effect: "Allow",
          Principal: { Service: `${service}.amazonaws.com` },
          Action: "sts:AssumeRole",
          ...((accountId || sourceArn) && {
            Condition: {
              ...(accountId && { StringEquals: { "aws:SourceAccount": accountId } }),
              ...(sourceArn && { ArnLike: { "aws:SourceArn": sourceArn } }),
            },
          }),
        },
      ]),
    });
    this.policy =
      statements.length > 0
        ? new IamRolePolicy(this, "policy", { name, role: this.resource.name, policy: policyDocument(statements) })
        : this.resource;
    this.arn = this.resource.arn;
  }
}
