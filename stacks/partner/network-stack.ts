import type { App } from "cdktf";
import type { BedrockUse } from "../../modules/ai/bedrock-endpoint-policy";
import type { ApiSettings } from "../../modules/api/api-settings";
import type { AccessSettings } from "../../modules/compute/access-settings";
import type { NetworkSettings } from "../../modules/networking/network-settings";
import { TwoTierNetwork } from "../../modules/networking/two-tier-network";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { PrivateServices } from "./private-services";
import { TrafficGroups } from "./traffic-groups";

/** What the agent on a bastion talks to. Source: Systems Manager user guide, "VPC endpoints for Systems Manager". */
const SESSION_MANAGER = ["ssm", "ssmmessages", "ec2messages"];

export interface NetworkStackProps {
  readonly network: NetworkSettings;
  readonly logDays: number;
  /** Encrypts the flow log; admits the `logs` service. */
  readonly keyArn: string;
  /** What passes Bedrock's endpoints. */
  readonly bedrock: BedrockUse;
  /** A bastion is reached through endpoints of its own. */
  readonly bastion: AccessSettings["bastion"];
  /** With Elastic Beanstalk the world may reach its load balancer. */
  readonly restRuntime: ApiSettings["runtime"];
}

/** Partner's VPC: two tiers of subnets, ways out, doors to AWS services, and the security groups every workload wears. */
export class NetworkStack extends PlatformStack {
  readonly tiers: TwoTierNetwork;
  readonly groups: TrafficGroups;

  constructor(app: App, identity: StackIdentity, props: NetworkStackProps) {
    super(app, identity);
    const { network, logDays, keyArn, bedrock, bastion, restRuntime } = props;
    const { prefix: name, region, account } = this;
    const home = { accountId: account.id, region, keyArn, logDays };
    this.tiers = new TwoTierNetwork(this, { name, settings: network, home });
    const { vpc, privateTier } = this.tiers;
    this.groups = new TrafficGroups(this, "groups", { name, vpc, restRuntime });
    new PrivateServices(this, "services", {
      name,
      region,
      accountId: account.id,
      vpcId: vpc.vpcId,
      privateTier,
      groups: this.groups,
      bedrock,
      more: bastion === "session-manager" ? SESSION_MANAGER : [],
    });
    this.outputs(this.tiers.outputs);
  }
}
