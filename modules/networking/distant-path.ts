import { Route } from "@cdktf/provider-aws/lib/route";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import { Construct } from "constructs";
import type { DistantDoor } from "./distant-door";
import type { SubnetTier } from "./subnet-tier";
import type { VpcSecurityGroup } from "./vpc-security-group";

export interface DistantPathProps {
  /** Of the peering, as its own side shows it. */
  readonly name: string;
  readonly vpcId: string;
  readonly door: DistantDoor;
  /** Subnets whose workloads go there, by role word. */
  readonly tiers: Readonly<Record<string, SubnetTier>>;
  /** Groups that may go there; nobody else can. */
  readonly callers: readonly VpcSecurityGroup[];
}

/**
 * The way from a VPC to a `DistantDoor`: takes up the peering, adds a route to each table, and answers the service's own
 * host name of that region with the door's addresses, so that an SDK told the region finds it without more.
 */
export class DistantPath extends Construct {
  /** What calls the service waits for it. */
  readonly ready: Route53Record;

  constructor(scope: Construct, id: string, { name, vpcId, door, tiers, callers }: DistantPathProps) {
    super(scope, id);
    const peering = new VpcPeeringConnectionAccepterA(this, "peering", {
      vpcPeeringConnectionId: door.peeringId,
      autoAccept: true,
      tags: { Name: name },
    });
    const routes = Object.entries(tiers).flatMap(([tier, { zones, routeTableIds }]) =>
      zones.map(
        (zone, index) =>
          new Route(this, `${tier}-${zone}`, {
            routeTableId: routeTableIds[index],
            destinationCidrBlock: door.cidr,
            vpcPeeringConnectionId: peering.id,
          }),
      ),
    );
    for (const caller of callers) caller.reachBlock(`${door.service}-${door.region}`, door.cidr, 443);
    const { host } = door;
    const zone = new Route53Zone(this, "zone", { name: host, comment: `Private way to ${host}`, vpc: [{ vpcId }] });
    const { domainName, hostedZoneId } = door.target;
    // Without IPv6: the VPC has none, and an endpoint has none either.
    this.ready = new Route53Record(this, "host", {
      zoneId: zone.zoneId,
      name: host,
      type: "A",
      alias: { name: domainName, zoneId: hostedZoneId, evaluateTargetHealth: false },
      dependsOn: routes,
    });
  }
}
