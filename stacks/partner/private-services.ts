import { Construct } from "constructs";
import { type BedrockUse, bedrockAgentRuntimePolicy, bedrockRuntimePolicy } from "../../modules/ai/bedrock-endpoint-policy";
import { accountOnlyPolicy } from "../../modules/networking/endpoint-policy";
import { GatewayEndpoint } from "../../modules/networking/gateway-endpoint";
import { InterfaceEndpoint } from "../../modules/networking/interface-endpoint";
import type { SubnetTier } from "../../modules/networking/subnet-tier";
import type { VpcSecurityGroup } from "../../modules/networking/vpc-security-group";
import type { TrafficGroups } from "./traffic-groups";

const ALWAYS = ["secretsmanager", "sqs", "kms", "logs"];

export interface PrivateServicesProps {
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
  readonly vpcId: string;
  readonly privateTier: SubnetTier;
  readonly groups: TrafficGroups;
  /** What passes Bedrock's endpoints. */
  readonly bedrock: BedrockUse;
  /** Services besides those that every environment has. */
  readonly more: readonly string[];
}

/** The AWS services that partner's workloads reach without leaving the VPC. */
export class PrivateServices extends Construct {
  readonly s3: GatewayEndpoint;

  constructor(scope: Construct, id: string, props: PrivateServicesProps) {
    super(scope, id);
    const { name, region, accountId, vpcId, privateTier, groups, bedrock, more } = props;
    const door = (service: string, { groupId: securityGroupId }: VpcSecurityGroup, policy: string) => {
      const { subnetIds } = privateTier;
      new InterfaceEndpoint(this, service, {
        name: `${name}-${service}`,
        vpcId,
        region,
        service,
        subnetIds,
        securityGroupId,
        policy,
      });
    };
    const place = { accountId, region };
    const anyone = accountOnlyPolicy(accountId);
    door("bedrock-runtime", groups.bedrockEndpoint, bedrockRuntimePolicy(bedrock, place));
    door("bedrock-agent-runtime", groups.bedrockEndpoint, bedrockAgentRuntimePolicy(bedrock, place));
    for (const service of [...ALWAYS, ...more]) door(service, groups.vpcEndpoint, anyone);
    const { routeTableIds } = privateTier;
    this.s3 = new GatewayEndpoint(this, "s3", { name: `${name}-s3`, vpcId, region, service: "s3", routeTableIds });
  }
}
