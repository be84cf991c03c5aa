import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";

export interface GatewayEndpointProps {
  readonly name: string;
  readonly vpcId: string;
  readonly region: string;
  /** The two services that have gateway endpoints. */
  readonly service: "s3" | "dynamodb";
  /** Tables that get a route to the service. */
  readonly routeTableIds: string[];
  /**
   * Who may do what through it, as JSON.
   * @default AWS's own, which is open, for a VPC that also fetches from other accounts' buckets, e.g. package mirrors
   */
  readonly policy?: string;
}

/**
 * A free route to S3 or DynamoDB that does not pass the NAT gateway. No other way leads there: what its policy refuses
 * is not sent over the NAT gateway instead.
 */
export class GatewayEndpoint extends Construct {
  /** For egress rules: the service's addresses. */
  readonly prefixListId: string;
  readonly resource: VpcEndpoint;

  constructor(scope: Construct, id: string, props: GatewayEndpointProps) {
    super(scope, id);
    const { name, vpcId, region, service, routeTableIds, policy } = props;
    this.resource = new VpcEndpoint(this, "endpoint", {
      vpcId,
      serviceName: `com.amazonaws.${region}.${service}`,
      vpcEndpointType: "Gateway",
      routeTableIds,
      policy,
      tags: { Name: name },
    });
    this.prefixListId = this.resource.prefixListId;
  }
}
