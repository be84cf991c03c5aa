import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Construct } from "constructs";
import type { SubnetTier } from "./subnet-tier";

export interface NatGatewaysProps {
  /** Each gateway is named `<name>-<zone>`. */
  readonly name: string;
  /** The public tier they stand in. */
  readonly publicTier: SubnetTier;
  readonly privateTier: SubnetTier;
  /** For each private zone, the zone whose gateway it uses: its own, or one it shares to save cost. */
  readonly natZones: Readonly<Record<string, string>>;
}

/**
 * The way out for private subnets: one NAT gateway in each zone that some zone uses.
 * A zone that shares another's gateway loses its way out when that other zone fails.
 */
export class NatGateways extends Construct {
  /** Fixed public addresses that outgoing traffic comes from, for partners' allow lists. */
  readonly publicIps: string[];
  /** Of each gateway, by the zone it stands in; the metrics' `NatGatewayId` dimension. */
  readonly gatewayIds: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, { name, publicTier, privateTier, natZones }: NatGatewaysProps) {
    super(scope, id);
    const gateways = new Map<string, NatGateway>();
    this.publicIps = [];
    // AWS fails an address or a gateway whose VPC has no attached internet gateway yet, and nothing else orders them.
    const dependsOn = publicTier.internetRoutes;
    for (const zone of new Set(Object.values(natZones))) {
      const tags = { Name: `${name}-${zone}` };
      const place = new Construct(this, zone);
      const address = new Eip(place, "address", { domain: "vpc", tags, dependsOn });
      const subnetId = publicTier.subnetIdIn(zone);
      gateways.set(zone, new NatGateway(place, "gateway", { allocationId: address.id, subnetId, tags, dependsOn }));
      this.publicIps.push(address.publicIp);
    }
    this.gatewayIds = new Map([...gateways].map(([zone, { id: gatewayId }]) => [zone, gatewayId]));
    for (const [zone, natZone] of Object.entries(natZones)) {
      const gateway = gateways.get(natZone);
      if (gateway) privateTier.routeToInternet(zone, { natGatewayId: gateway.id });
    }
  }
}
