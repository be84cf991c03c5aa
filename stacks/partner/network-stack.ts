import type { App } from "cdktf";
import type { BedrockUse } from "../../modules/ai/bedrock-endpoint-policy";
import type { ApiSettings } from "../../modules/api/api-settings";
import type { AccessSettings } from "../../modules/compute/access-settings";
import { FlowLog } from "../../modules/networking/flow-log";
import { NatGateways } from "../../modules/networking/nat-gateways";
import type { NetworkSettings } from "../../modules/networking/network-settings";
import { SubnetTier } from "../../modules/networking/subnet-tier";
import { TierAcls } from "../../modules/networking/tier-acls";
import { Vpc } from "../../modules/networking/vpc";
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
  readonly vpc: Vpc;
  readonly publicTier: SubnetTier;
  readonly privateTier: SubnetTier;
  readonly groups: TrafficGroups;

  constructor(app: App, identity: StackIdentity, props: NetworkStackProps) {
    super(app, identity);
    const { network, logDays, keyArn, bedrock, bastion, restRuntime } = props;
    const { prefix, region, account } = this;
    this.vpc = new Vpc(this, "vpc", { name: `${prefix}-vpc`, cidr: network.cidr });
    const { vpcId } = this.vpc;
    this.publicTier = new SubnetTier(this, "public", { name: `${prefix}-public`, vpcId, cidrs: perZone(network, "publicCidr") });
    this.privateTier = new SubnetTier(this, "private", {
      name: `${prefix}-private`,
      vpcId,
      cidrs: perZone(network, "privateCidr"),
    });
    for (const zone of this.publicTier.zones) {
      this.publicTier.routeToInternet(zone, { gatewayId: this.vpc.internetGatewayId });
    }
    const nat = new NatGateways(this, "nat", {
      name: `${prefix}-nat`,
      publicTier: this.publicTier,
      privateTier: this.privateTier,
      natZones: perZone(network, "natZone"),
    });
    new TierAcls(this, "acls", { name: prefix, vpc: this.vpc, publicTier: this.publicTier, privateTier: this.privateTier });
    new FlowLog(this, "flow-log", { name: prefix, vpcId, days: logDays, keyArn, accountId: account.id });
    this.groups = new TrafficGroups(this, "groups", { name: prefix, vpc: this.vpc, restRuntime });
    new PrivateServices(this, "services", {
      name: prefix,
      region,
      accountId: account.id,
      vpcId,
      privateTier: this.privateTier,
      groups: this.groups,
      bedrock,
      more: bastion === "session-manager" ? SESSION_MANAGER : [],
    });

    this.output("vpc_id", vpcId, "The VPC");
    this.output("private_subnet_ids", this.privateTier.subnetIds, "Subnets of workloads and database, one per zone");
    this.output("public_subnet_ids", this.publicTier.subnetIds, "Subnets of NAT gateways and load balancers, one per zone");
    this.output("nat_public_ips", nat.publicIps, "Addresses that outgoing traffic comes from");
  }
}

/** Zones in the order of their names, whatever order the settings have: the first one holds the bastion. */
function perZone<K extends keyof NetworkSettings["zones"][string]>({ zones }: NetworkSettings, field: K): Record<string, string> {
  const names = Object.keys(zones).sort();
  return Object.fromEntries(names.map((zone) => [zone, zones[zone][field]]));
}
