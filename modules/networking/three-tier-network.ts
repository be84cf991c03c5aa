import type { Construct } from "constructs";
import type { FunctionHome } from "../compute/lambda-function";
import type { StackOutput } from "../shared/stack-output";
import type { WorldPort } from "./acl-entries";
import { FlowLog } from "./flow-log";
import { NatGateways } from "./nat-gateways";
import { SubnetTier } from "./subnet-tier";
import { ThreeTierAcls } from "./three-tier-acls";
import type { ThreeTierSettings } from "./three-tier-settings";
import { Vpc } from "./vpc";
import type { VpcSecurityGroup } from "./vpc-security-group";
import { perZone } from "./zone-blocks";

export interface ThreeTierNetworkProps {
  /** Begins every AWS name: `<name>-vpc`, `<name>-public-<zone>`, … */
  readonly name: string;
  readonly settings: ThreeTierSettings;
  /** Ports on which the world may enter the public tier; none where only NAT gateways stand there. */
  readonly worldPorts: readonly WorldPort[];
  /** Where it is. Its key encrypts the flow log, which is kept as long as the functions' logs. */
  readonly home: Omit<FunctionHome, "network">;
}

/**
 * A VPC with a public, an app and a data subnet in each zone: what runs in the app subnets asks the internet by NAT
 * gateways, and the data subnets have no way there. With network ACLs and a flow log. Each part stands directly under the
 * scope it is given: it is no construct itself.
 */
export class ThreeTierNetwork {
  readonly vpc: Vpc;
  readonly publicTier: SubnetTier;
  readonly appTier: SubnetTier;
  readonly dataTier: SubnetTier;
  readonly nat: NatGateways;
  /** Where interface endpoints stand: in the data subnets, one in each of their zones. */
  readonly endpointSubnetIds: string[];
  private readonly home: Omit<FunctionHome, "network">;

  constructor(scope: Construct, { name, settings, worldPorts, home }: ThreeTierNetworkProps) {
    this.home = home;
    this.vpc = new Vpc(scope, "vpc", { name: `${name}-vpc`, cidr: settings.cidr });
    const { vpcId, internetGatewayId: gatewayId } = this.vpc;
    const tier = (role: string, field: "publicCidr" | "appCidr" | "dataCidr") =>
      new SubnetTier(scope, role, { name: `${name}-${role}`, vpcId, cidrs: perZone(settings.zones, field) });
    this.publicTier = tier("public", "publicCidr");
    this.appTier = tier("app", "appCidr");
    this.dataTier = tier("data", "dataCidr");
    const { publicTier, appTier, dataTier } = this;
    for (const zone of publicTier.zones) publicTier.routeToInternet(zone, { gatewayId });
    this.nat = new NatGateways(scope, "nat", {
      name: `${name}-nat`,
      publicTier,
      privateTier: appTier,
      natZones: perZone(settings.zones, "natZone"),
    });
    const [first] = dataTier.zones;
    this.endpointSubnetIds = settings.endpoints === "each-zone" ? dataTier.subnetIds : [dataTier.subnetIdIn(first)];
    new ThreeTierAcls(scope, "acls", { name, vpc: this.vpc, publicTier, appTier, dataTier, worldPorts });
    const { logDays: days, keyArn, accountId } = home;
    new FlowLog(scope, "flow-log", { name, vpcId, days, keyArn, accountId });
  }

  /** The home of functions in the app subnets that wear `group`. */
  homeFor({ groupId: securityGroupId }: VpcSecurityGroup): FunctionHome {
    return { ...this.home, network: { subnetIds: this.appTier.subnetIds, securityGroupId } };
  }

  /** What a stack shows of it. */
  get outputs(): StackOutput[] {
    const show = (name: string, value: StackOutput["value"], description: string) => ({ name, value, description });
    return [
      show("vpc_id", this.vpc.vpcId, "The VPC"),
      show("public_subnet_ids", this.publicTier.subnetIds, "Subnets of NAT gateways and load balancers, one per zone"),
      show("app_subnet_ids", this.appTier.subnetIds, "Subnets of whatever runs, one per zone"),
      show("data_subnet_ids", this.dataTier.subnetIds, "Subnets of database and interface endpoints, one per zone"),
      show("nat_public_ips", this.nat.publicIps, "Addresses that outgoing traffic comes from"),
    ];
  }
}
