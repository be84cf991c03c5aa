import { Construct } from "constructs";
import { bedrockRuntimePolicy } from "../../modules/ai/bedrock-endpoint-policy";
import { accountOnlyPolicy, agentPackage, imageLayers } from "../../modules/networking/endpoint-policy";
import { GatewayEndpoint } from "../../modules/networking/gateway-endpoint";
import { InterfaceEndpoint } from "../../modules/networking/interface-endpoint";

/** Whatever the account's own identities may do passes these; S3 Vectors is no part of S3's gateway endpoint. */
const OPEN_TO_ACCOUNT = ["sqs", "secretsmanager", "ecr.api", "ecr.dkr", "logs", "s3vectors"];
/** What the agent on an instance talks to. Source: Systems Manager user guide, "VPC endpoints for Systems Manager". */
const SESSION_MANAGER = ["ssm", "ssmmessages", "ec2messages"];

export interface PrivateServicesProps {
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
  readonly vpcId: string;
  /** One network interface of every endpoint, billed by the hour, in each. */
  readonly subnetIds: string[];
  /** Tables that get a route to S3. */
  readonly routeTableIds: string[];
  /** Worn by the interface endpoints. */
  readonly securityGroupId: string;
  /** Models that pass Bedrock's endpoint: ids and inference profiles. */
  readonly models: readonly string[];
}

/** The AWS services that a student helper reaches: there is no other way out of its VPC. */
export class PrivateServices extends Construct {
  readonly s3: GatewayEndpoint;

  constructor(scope: Construct, id: string, props: PrivateServicesProps) {
    super(scope, id);
    const { name, region, accountId, vpcId, subnetIds, routeTableIds, securityGroupId, models } = props;
    const door = (service: string, policy: string) => {
      const role = service.replace(".", "-");
      const place = { vpcId, region, subnetIds, securityGroupId };
      new InterfaceEndpoint(this, role, { name: `${name}-${role}`, ...place, service, policy });
    };
    const bedrock = { models, guardrailArn: "none", knowledgeBase: "none" } as const;
    door("bedrock-runtime", bedrockRuntimePolicy(bedrock, { accountId, region }));
    const anyone = accountOnlyPolicy(accountId);
    for (const service of [...OPEN_TO_ACCOUNT, ...SESSION_MANAGER]) door(service, anyone);
    this.s3 = new GatewayEndpoint(this, "s3", {
      name: `${name}-s3`,
      vpcId,
      region,
      service: "s3",
      routeTableIds,
      policy: accountOnlyPolicy(accountId, imageLayers(region), agentPackage(region)),
    });
  }
}
