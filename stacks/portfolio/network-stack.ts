import type { App } from "cdktf";
import { accountOnlyPolicy, imageLayers } from "../../modules/networking/endpoint-policy";
import { GatewayEndpoint } from "../../modules/networking/gateway-endpoint";
import type { NetworkSettings } from "../../modules/networking/network-settings";
import { TwoTierNetwork } from "../../modules/networking/two-tier-network";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { PORTS } from "./ports";
import { TrafficGroups } from "./traffic-groups";

export interface NetworkStackProps {
  readonly network: NetworkSettings;
  readonly logDays: number;
  /** Encrypts the flow log; admits the `logs` service. */
  readonly keyArn: string;
}

/** Portfolio's VPC: IPv4 and, in front, IPv6; two tiers of subnets, ways out, and the security groups of all workloads. */
export class NetworkStack extends PlatformStack {
  readonly tiers: TwoTierNetwork;
  readonly groups: TrafficGroups;

  constructor(app: App, identity: StackIdentity, { network: settings, logDays, keyArn }: NetworkStackProps) {
    super(app, identity);
    const { prefix, region, account } = this;
    this.tiers = new TwoTierNetwork(this, {
      name: prefix,
      settings,
      entry: { addresses: "dual-stack", ports: [PORTS.http, PORTS.https] },
      home: { accountId: account.id, region, keyArn, logDays },
    });
    const { vpc, privateTier } = this.tiers;
    this.groups = new TrafficGroups(this, "groups", { name: prefix, vpc });
    const { routeTableIds } = privateTier;
    // Layers of images and sessions take the short way, which costs nothing; all else leaves by the NAT gateways.
    for (const service of ["s3", "dynamodb"] as const) {
      const policy = accountOnlyPolicy(account.id, ...(service === "s3" ? [imageLayers(region)] : []));
      const { vpcId } = vpc;
      new GatewayEndpoint(this, service, { name: `${prefix}-${service}`, vpcId, region, service, routeTableIds, policy });
    }
    this.outputs(this.tiers.outputs);
  }
}
