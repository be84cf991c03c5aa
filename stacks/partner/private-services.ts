import { Construct } from "constructs";
import { GatewayEndpoint } from "../../modules/networking/gateway-endpoint";
import { InterfaceEndpoint } from "../../modules/networking/interface-endpoint";
import type { SubnetTier } from "../../modules/networking/subnet-tier";
import type { TrafficGroups } from "./traffic-groups";

const BEDROCK = ["bedrock-runtime", "bedrock-agent-runtime"];
const OTHERS = ["secretsmanager", "sqs", "kms", "logs"];

export interface PrivateServicesProps {
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
  readonly vpcId: string;
  readonly privateTier: SubnetTier;
  readonly groups: TrafficGroups;
}

/** The AWS services that partner's workloads reach without leaving the VPC. */
export class PrivateServices extends Construct {
  readonly s3: GatewayEndpoint;

  constructor(scope: Construct, id: string, props: PrivateServicesProps) {
    super(scope, id);
    const { name, region, accountId, vpcId, privateTier, groups } = props;
    for (const service of [...BEDROCK, ...OTHERS]) {
      const { groupId: securityGroupId } = BEDROCK.includes(service) ? groups.bedrockEndpoint : groups.vpcEndpoint;
      new InterfaceEndpoint(this, service, {
        name: `${name}-${service}`,
        vpcId,
        region,
        service,
        subnetIds: privateTier.subnetIds,
        securityGroupId,
        accountId,
      });
    }
    const { routeTableIds } = privateTier;
    this.s3 = new GatewayEndpoint(this, "s3", { name: `${name}-s3`, vpcId, region, service: "s3", routeTableIds });
  }
}
