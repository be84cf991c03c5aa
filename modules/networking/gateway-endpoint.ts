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
}

/**
 * A free route to S3 or DynamoDB that does not pass the NAT gateway.
 * It keeps AWS's own open policy: ECR layers and package mirrors are fetched from S3 by other accounts' signatures.
 */
export class GatewayEndpoint extends Construct {
  /** For egress rules: the service's addresses. */
  readonly prefixListId: string;
  readonly resource: VpcEndpoint;

  constructor(scope: Construct, id: string, { name, vpcId, region, service, routeTableIds }: GatewayEndpointProps) {
    super(scope, id);
    this.resource = new VpcEndpoint(this, "endpoint", {
      vpcId,
      serviceName: `com.amazonaws.${region}.${service}`,
      vpcEndpointType: "Gateway",
      routeTableIds,
      tags: { Name: name },
    });
    this.prefixListId = this.resource.prefixListId;
  }
}
