import type { Construct } from "constructs";
import type { FunctionHome } from "../compute/lambda-function";
import type { StackOutput } from "../shared/stack-output";
import type { WorldPort } from "./acl-entries";
import { FlowLog } from "./flow-log";
import { SubnetTier } from "./subnet-tier";
import { TieredAcls } from "./tiered-acls";
import { TIERS, type Tier, type TieredSettings } from "./tiered-settings";
import { Vpc } from "./vpc";
import type { VpcSecurityGroup } from "./vpc-security-group";

export interface TieredNetworkProps {
  /** Begins every AWS name: `<name>-vpc`, `<name>-public-<zone>`, … */
  readonly name: string;
  readonly settings: TieredSettings;
  /** Ports on which the world may enter the public tier; none where nothing stands there. */
  readonly worldPorts: readonly WorldPort[];
  /** Where it is. Its key encrypts the flow log, which is kept as long as the functions' logs. */
  readonly home: Omit<FunctionHome, "network">;
}

const SHOWN: Readonly<Record<Tier, string>> = {
  public: "Subnets that have a route to the internet",
  private: "Subnets of instances",
  lambda: "Subnets of functions",
  data: "Subnets of databases",
};

/**
 * A VPC of four tiers of subnets, of which only the public one has a route to the internet, with network ACLs and a flow
 * log. Each part stands directly under the scope it is given: it is no construct itself.
 */
export class TieredNetwork {
  readonly vpc: Vpc;
  readonly tiers: Readonly<Record<Tier, SubnetTier>>;
  /** Where interface endpoints stand: one subnet in each of their zones. */
  readonly endpointSubnetIds: string[];
  private readonly home: Omit<FunctionHome, "network">;

  constructor(scope: Construct, { name, settings, worldPorts, home }: TieredNetworkProps) {
    this.home = home;
    this.vpc = new Vpc(scope, "vpc", { name: `${name}-vpc`, cidr: settings.cidr });
    const { vpcId, internetGatewayId: gatewayId } = this.vpc;
    const tier = (role: Tier) => new SubnetTier(scope, role, { name: `${name}-${role}`, vpcId, cidrs: settings.subnets[role] });
    this.tiers = { public: tier("public"), private: tier("private"), lambda: tier("lambda"), data: tier("data") };
    for (const zone of this.tiers.public.zones) this.tiers.public.routeToInternet(zone, { gatewayId });
    this.endpointSubnetIds = endpointSubnets(settings, this.tiers);
    new TieredAcls(scope, "acls", { name, vpc: this.vpc, tiers: this.tiers, worldPorts });
    const { logDays: days, keyArn, accountId } = home;
    new FlowLog(scope, "flow-log", { name, vpcId, days, keyArn, accountId });
  }

  /** The home of functions in the subnets of a tier that wear `group`. */
  homeFor(tier: Tier, { groupId: securityGroupId }: VpcSecurityGroup): FunctionHome {
    return { ...this.home, network: { subnetIds: this.tiers[tier].subnetIds, securityGroupId } };
  }

  /** What a stack shows of it. */
  get outputs(): StackOutput[] {
    return [
      { name: "vpc_id", value: this.vpc.vpcId, description: "The VPC" },
      ...TIERS.map((tier) => ({
        name: `${tier}_subnet_ids`,
        value: this.tiers[tier].subnetIds,
        description: `${SHOWN[tier]}, one per zone`,
      })),
    ];
  }
}

/**
 * Beside the functions in the zone that is named first, and in the others beside the instances: an endpoint takes one
 * subnet of a zone, and none of them moves when either tier gets another zone.
 * Source: AWS PrivateLink guide, "Access an AWS service using an interface VPC endpoint", subnets and Availability Zones.
 */
function endpointSubnets({ subnets, endpoints }: TieredSettings, tiers: TieredNetwork["tiers"]): string[] {
  const [home] = Object.keys(subnets.lambda);
  const others = endpoints === "each-zone" ? tiers.private.zones.filter((zone) => zone !== home) : [];
  return [tiers.lambda.subnetIdIn(home), ...others.map((zone) => tiers.private.subnetIdIn(zone))];
}
