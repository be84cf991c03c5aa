import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";

export interface InterfaceEndpointProps {
  readonly name: string;
  readonly vpcId: string;
  readonly region: string;
  /** Part after the region in the service's name, e.g. `secretsmanager` or `ecr.api`. */
  readonly service: string;
  /** One network interface, billed by the hour, in each. */
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  /** Who may do what through it, as JSON: the service's own part, or `accountOnlyPolicy`. */
  readonly policy: string;
}

/** A private door to one AWS service. Private DNS sends the whole VPC there, so every caller must be admitted. */
export class InterfaceEndpoint extends Construct {
  readonly resource: VpcEndpoint;

  constructor(scope: Construct, id: string, props: InterfaceEndpointProps) {
    super(scope, id);
    const { name, vpcId, region, service, subnetIds, securityGroupId, policy } = props;
    this.resource = new VpcEndpoint(this, "endpoint", {
      vpcId,
      serviceName: `com.amazonaws.${region}.${service}`,
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds,
      securityGroupIds: [securityGroupId],
      policy,
      tags: { Name: name },
    });
  }
}
