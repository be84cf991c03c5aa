import { Construct } from "constructs";
import type { LambdaFunction } from "../compute/lambda-function";
import type { PolicyStatement } from "../security/policy-document";
import { type RotatedSecret, rotatedSecret } from "../security/rotated-secret";
import { check } from "../shared/check";
import type { GatePatterns } from "./origin-gate";
import { ORIGIN_HEADER } from "./origin-header-value";
import type { ViewerFunction } from "./viewer-function";

export interface ViewerHeaderProps extends Omit<RotatedSecret, "description"> {
  /** Adds the header to what viewers ask; Terraform ignores changes of its code. See `headerFunction`. */
  readonly sender: ViewerFunction;
  /** The distribution that runs it. */
  readonly distribution: { readonly id: string; readonly arn: string };
  /** Lets requests pass that carry the header; Terraform ignores changes of its values. */
  readonly gate: GatePatterns;
}

/**
 * The value of the header by which origins know their distribution. A function makes it, as soon as both ends are there
 * and then on a schedule, and writes it on both sides, so that no request is refused meanwhile. Where one of them is made
 * anew, it has Terraform's first value again, and the other refuses it until the next rotation:
 * `aws secretsmanager rotate-secret`. Terraform reads the values on both sides into its state, which is encrypted.
 */
export class ViewerHeader extends Construct {
  readonly arn: string;
  /** Gives it a new value. */
  readonly rotation: LambdaFunction;

  constructor(scope: Construct, id: string, props: ViewerHeaderProps) {
    super(scope, id);
    const { home, sender, distribution, gate } = props;
    check(this, [home.network !== undefined && "home must name no network: CloudFront's API is on the internet"]);
    const { arn, rotation } = rotatedSecret(
      this,
      { ...props, description: `${ORIGIN_HEADER.name}, by which origins know their distribution` },
      {
        source: "viewer-header-rotation",
        size: { memoryMiB: 256, timeoutSeconds: 900 },
        variables: {
          HEADER_NAME: ORIGIN_HEADER.name,
          FIRST_VALUE: ORIGIN_HEADER.firstValue,
          FUNCTION_NAME: sender.resource.name,
          DISTRIBUTION_ID: distribution.id,
          PATTERN_SET_NAME: gate.name,
          PATTERN_SET_ID: gate.id,
        },
        statements: [
          allow("ChangeFunction", FUNCTION, sender.arn),
          allow("SeeDistribution", ["cloudfront:GetDistribution"], distribution.arn),
          allow("ChangeGate", ["wafv2:GetRegexPatternSet", "wafv2:UpdateRegexPatternSet"], gate.arn),
        ],
      },
    );
    this.arn = arn;
    this.rotation = rotation;
  }
}

const FUNCTION = ["GetFunction", "DescribeFunction", "UpdateFunction", "PublishFunction"].map((verb) => `cloudfront:${verb}`);

const allow = (Sid: string, Action: string[], Resource: string): PolicyStatement => ({ Sid, Effect: "Allow", Action, Resource });
