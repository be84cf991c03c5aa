import { ApprunnerVpcIngressConnection } from "@cdktf/provider-aws/lib/apprunner-vpc-ingress-connection";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import type { AppRunnerService } from "./app-runner-service";

/** Longest name of an ingress connection. Source: App Runner API reference, CreateVpcIngressConnection. */
const MAX_INGRESS_NAME = 40;

export interface PrivateIngressProps {
  readonly name: string;
  readonly region: string;
  readonly vpcId: string;
  /** One network interface, billed by the hour, in each. */
  readonly subnetIds: readonly string[];
  /** Worn by the endpoint: whoever it admits reaches the service, and nobody else does. */
  readonly securityGroupId: string;
  /** Reached from a VPC. */
  readonly service: AppRunnerService;
}

/**
 * The only way to an App Runner service that has no public address: an interface endpoint and the connection behind it.
 * The endpoint's group is what a security group of the service would be; it has no policy of its own, and no private DNS:
 * the connection's own name leads to it, and the service hears no other.
 * Source: App Runner developer guide, "Enabling Private endpoints for incoming traffic".
 */
export class PrivateIngress extends Construct {
  /** Host name by which the VPC calls the service. */
  readonly host: string;
  readonly endpoint: VpcEndpoint;
  readonly resource: ApprunnerVpcIngressConnection;

  constructor(scope: Construct, id: string, props: PrivateIngressProps) {
    super(scope, id);
    const { name, region, vpcId, subnetIds, securityGroupId, service } = props;
    check(this, [nameProblem("name", name, MAX_INGRESS_NAME)]);
    this.endpoint = new VpcEndpoint(this, "endpoint", {
      vpcId,
      serviceName: `com.amazonaws.${region}.apprunner.requests`,
      vpcEndpointType: "Interface",
      privateDnsEnabled: false,
      subnetIds: [...subnetIds],
      securityGroupIds: [securityGroupId],
      tags: { Name: name },
    });
    this.resource = new ApprunnerVpcIngressConnection(this, "connection", {
      name,
      serviceArn: service.arn,
      ingressVpcConfiguration: { vpcId, vpcEndpointId: this.endpoint.id },
    });
    this.host = this.resource.domainName;
  }
}
