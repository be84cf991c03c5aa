import { ApprunnerVpcConnector } from "@cdktf/provider-aws/lib/apprunner-vpc-connector";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";

/** Longest name of a connector. Source: App Runner API reference, CreateVpcConnector. */
const MAX_CONNECTOR_NAME = 40;

export interface RunnerConnectorProps {
  readonly name: string;
  /** One per zone. */
  readonly subnetIds: readonly string[];
  /** Worn by what comes out of the service; nothing comes in by it. */
  readonly securityGroupId: string;
}

/**
 * The way of an App Runner service into a VPC, and from there to wherever its subnets lead. All of its requests take it.
 * It stays in the zones that it was made in: App Runner changes no connector, deletes none that is in use, and makes no
 * second one for the same groups. Source: App Runner API reference, "DeleteVpcConnector"; pulumi/pulumi-aws 5364.
 */
export class RunnerConnector extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, subnetIds, securityGroupId }: RunnerConnectorProps) {
    super(scope, id);
    check(this, [nameProblem("name", name, MAX_CONNECTOR_NAME)]);
    this.arn = new ApprunnerVpcConnector(this, "connector", {
      vpcConnectorName: name,
      subnets: [...subnetIds],
      securityGroups: [securityGroupId],
      lifecycle: { ignoreChanges: ["subnets"] },
    }).arn;
  }
}
