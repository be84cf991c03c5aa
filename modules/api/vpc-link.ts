import { Apigatewayv2VpcLink } from "@cdktf/provider-aws/lib/apigatewayv2-vpc-link";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";

/** Longest name. Source: API Gateway version 2 API reference, "VpcLinks". */
const MAX_LINK_NAME = 128;
/** Source: API Gateway quotas, "Subnets per VPC link". */
const MAX_SUBNETS = 10;

export interface VpcLinkProps {
  readonly name: string;
  /** In two zones, so that one may fail. */
  readonly subnetIds: readonly string[];
  /** Worn by the link's network interfaces; what stands behind admits it. */
  readonly securityGroupId: string;
}

/**
 * The way from API Gateway into a VPC. Neither subnets nor security group of a link can be changed: with others it is
 * replaced, which interrupts what passes through it for minutes. A link that carried nothing for 60 days goes to sleep
 * and fails requests for a few minutes when it is woken; any request in between, such as an uptime check, prevents it.
 * Source: API Gateway developer guide, "Set up VPC links V2 in API Gateway".
 */
export class VpcLink extends Construct {
  readonly linkId: string;
  readonly resource: Apigatewayv2VpcLink;

  constructor(scope: Construct, id: string, { name, subnetIds, securityGroupId }: VpcLinkProps) {
    super(scope, id);
    const count = subnetIds.length;
    check(this, [
      nameProblem("name", name, MAX_LINK_NAME),
      (count < 1 || count > MAX_SUBNETS) && `subnetIds must name 1 to ${MAX_SUBNETS} subnets, got ${count}`,
    ]);
    this.resource = new Apigatewayv2VpcLink(this, "link", {
      name,
      subnetIds: [...subnetIds],
      securityGroupIds: [securityGroupId],
      // API Gateway keeps a link that an integration still names.
      lifecycle: { createBeforeDestroy: true },
    });
    this.linkId = this.resource.id;
  }
}
