import { Construct } from "constructs";
import type { LambdaFunction } from "../compute/lambda-function";
import type { PolicyStatement } from "../security/policy-document";
import { type RotatedSecret, rotatedSecret } from "../security/rotated-secret";
import { check } from "../shared/check";
import { ORIGIN_HEADER } from "./origin-header-value";

/** A distribution that sends the header to one of its origins, and the web ACL before it. */
export interface SendingDistribution {
  readonly id: string;
  readonly arn: string;
  /** Of the web ACL before it. @default none */
  readonly webAclArn?: string;
}

export interface OriginHeaderProps extends Omit<RotatedSecret, "description"> {
  /** Lets requests pass that carry the header; Terraform ignores changes of its condition. */
  readonly listenerRule: { readonly arn: string };
  /** Terraform ignores changes of the header in it, too. */
  readonly distribution: SendingDistribution;
}

/**
 * The value of the header by which an origin knows its distribution. A function makes it, as soon as both are there and
 * then on a schedule, and writes it on both sides, so that no request is refused meanwhile. Where one of them is made
 * anew, it has Terraform's first value again, and the other refuses it until the next rotation:
 * `aws secretsmanager rotate-secret`. Terraform reads the values on both sides into its state, which is encrypted.
 */
export class OriginHeader extends Construct {
  readonly arn: string;
  /** Gives it a new value. */
  readonly rotation: LambdaFunction;

  constructor(scope: Construct, id: string, props: OriginHeaderProps) {
    super(scope, id);
    const { home, listenerRule, distribution } = props;
    check(this, [home.network !== undefined && "home must name no network: CloudFront's API is on the internet"]);
    const { arn, rotation } = rotatedSecret(
      this,
      { ...props, description: `${ORIGIN_HEADER.name}, by which an origin knows its distribution` },
      {
        source: "origin-header-rotation",
        size: { memoryMiB: 256, timeoutSeconds: 900 },
        variables: {
          HEADER_NAME: ORIGIN_HEADER.name,
          FIRST_VALUE: ORIGIN_HEADER.firstValue,
          RULE_ARN: listenerRule.arn,
          DISTRIBUTION_ID: distribution.id,
        },
        statements: [...changesRule(listenerRule.arn), ...changesDistribution(distribution)],
      },
    );
    this.arn = arn;
    this.rotation = rotation;
  }
}

function changesRule(Resource: string): PolicyStatement[] {
  return [
    { Sid: "ChangeRule", Effect: "Allow", Action: "elasticloadbalancing:ModifyRule", Resource },
    // ELB describes without resources.
    { Sid: "ReadRule", Effect: "Allow", Action: "elasticloadbalancing:DescribeRules", Resource: "*" },
  ];
}

function changesDistribution({ arn, webAclArn }: SendingDistribution): PolicyStatement[] {
  const Action = ["cloudfront:GetDistribution", "cloudfront:UpdateDistribution"];
  return [
    { Sid: "ChangeDistribution", Effect: "Allow", Action, Resource: arn },
    // CloudFront takes a configuration only of those who may read the web ACL that it names.
    ...(webAclArn ? [{ Sid: "ReadWebAcl", Effect: "Allow" as const, Action: "wafv2:GetWebACL", Resource: webAclArn }] : []),
  ];
}
