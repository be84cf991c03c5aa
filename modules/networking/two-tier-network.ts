import type { Construct } from "constructs";
import type { FunctionHome } from "../compute/lambda-function";
import type { StackOutput } from "../shared/stack-output";
import { FlowLog } from "./flow-log";
import { NatGateways } from "./nat-gateways";
import type { NetworkSettings } from "./network-settings";
import { SubnetTier } from "./subnet-tier";
import { TierAcls, type TierAclsProps } from "./tier-acls";
import { type Addresses, Vpc } from "./vpc";
import type { VpcSecurityGroup } from "./vpc-security-group";
import { perZone } from "./zone-blocks";

/** Addresses and ports by which the world may enter. */
export interface WorldEntry {
  readonly addresses: Addresses;
  readonly ports: TierAclsProps["worldPorts"];
}

export interface TwoTierNetworkProps {
  /** Begins every AWS name: `<name>-vpc`, `<name>-public-<zone>`, … */
  readonly name: string;
  readonly settings: NetworkSettings;
  /** How the world may enter the public tier. @default by IPv4 and HTTPS */
  readonly entry?: WorldEntry;
  /** Where it is. Its key encrypts the flow log, which is kept as long as the functions' logs. */
  readonly home: Omit<FunctionHome, "network">;
}

/**
 * A VPC with a public and a private subnet in each zone, NAT gateways, network ACLs and a flow log. Each part stands
 * directly under the scope it is given: it is no construct itself.
 */
export class TwoTierNetwork {
  readonly vpc: Vpc;
  readonly publicTier: SubnetTier;
  readonly privateTier: SubnetTier;
  /** Fixed public addresses that outgoing traffic comes from. */
  readonly natPublicIps: string[];
  private readonly home: Omit<FunctionHome, "network">;

  constructor(scope: Construct, { name, settings, entry, home }: TwoTierNetworkProps) {
    this.home = home;
    this.vpc = new Vpc(scope, "vpc", { name: `${name}-vpc`, cidr: settings.cidr, addresses: entry?.addresses });
    const { vpcId, ipv6Cidr, internetGatewayId: gatewayId } = this.vpc;
    const tier = (role: string, field: "publicCidr" | "privateCidr", ipv6?: string) =>
      new SubnetTier(scope, role, { name: `${name}-${role}`, vpcId, cidrs: perZone(settings.zones, field), ipv6Cidr: ipv6 });
    this.publicTier = tier("public", "publicCidr", ipv6Cidr);
    this.privateTier = tier("private", "privateCidr");
    const tiers = { publicTier: this.publicTier, privateTier: this.privateTier };
    for (const zone of this.publicTier.zones) this.publicTier.routeToInternet(zone, { gatewayId });
    const natZones = perZone(settings.zones, "natZone");
    this.natPublicIps = new NatGateways(scope, "nat", { name: `${name}-nat`, ...tiers, natZones }).publicIps;
    new TierAcls(scope, "acls", { name, vpc: this.vpc, ...tiers, worldPorts: entry?.ports });
    const { logDays: days, keyArn, accountId } = home;
    new FlowLog(scope, "flow-log", { name, vpcId, days, keyArn, accountId });
  }

  /** The home of functions in the private subnets that wear `group`. */
  homeFor({ groupId: securityGroupId }: VpcSecurityGroup): FunctionHome {
    return { ...this.home, network: { subnetIds: this.privateTier.subnetIds, securityGroupId } };
  }

  /** What a stack shows of it. */
  get outputs(): StackOutput[] {
    const show = (name: string, value: StackOutput["value"], description: string) => ({ name, value, description });
    return [
      show("vpc_id", this.vpc.vpcId, "The VPC"),
      show("private_subnet_ids", this.privateTier.subnetIds, "Subnets of workloads and database, one per zone"),
      show("public_subnet_ids", this.publicTier.subnetIds, "Subnets of NAT gateways and load balancers, one per zone"),
      show("nat_public_ips", this.natPublicIps, "Addresses that outgoing traffic comes from"),
    ];
  }
}
