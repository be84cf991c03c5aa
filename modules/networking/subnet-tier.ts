import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { inOrder } from "../shared/in-order";

const ANYWHERE = "0.0.0.0/0";
const ANYWHERE_IPV6 = "::/0";
/** From the VPC's /56 to a /64, the only size that a subnet takes. Source: VPC user guide, "Subnet CIDR blocks". */
const SUBNET_BITS = 8;

export interface SubnetTierProps {
  /** Each subnet is named `<name>-<zone>`. */
  readonly name: string;
  readonly vpcId: string;
  /** One block per availability zone, by the zone's name. The zone is part of the state address. */
  readonly cidrs: Readonly<Record<string, string>>;
  /**
   * The VPC's IPv6 block: each subnet gets the /64 of its zone's letter. For one tier of a VPC, the public one.
   * @default none: the tier has IPv4 alone
   */
  readonly ipv6Cidr?: string;
}

/** Where a zone's traffic to the internet goes. */
export type InternetRoute = { readonly gatewayId: string } | { readonly natGatewayId: string };

/** One tier of subnets, one per zone, each with a route table of its own. Adding a zone only adds. */
export class SubnetTier extends Construct {
  /** Zone names, in their own order, whatever order the settings have. */
  readonly zones: string[];
  /** Routes made by `routeToInternet`, for what must wait until the way out is there. */
  readonly internetRoutes: Route[] = [];
  private readonly ipv6: boolean;
  private readonly subnets = new Map<string, Subnet>();
  private readonly routeTables = new Map<string, RouteTable>();

  constructor(scope: Construct, id: string, { name, vpcId, cidrs, ipv6Cidr }: SubnetTierProps) {
    super(scope, id);
    const inEach = inOrder(cidrs);
    this.zones = inEach.map(([zone]) => zone);
    this.ipv6 = ipv6Cidr !== undefined;
    for (const [zone, cidrBlock] of inEach) {
      const tags = { Name: `${name}-${zone}` };
      // Nothing gets a public address by itself, not even in a public subnet (EC2.15).
      const place = new Construct(this, zone);
      const subnet = new Subnet(place, "subnet", {
        vpcId,
        cidrBlock,
        availabilityZone: zone,
        mapPublicIpOnLaunch: false,
        ...(ipv6Cidr && ipv6Of(ipv6Cidr, zone)),
        tags,
      });
      const table = new RouteTable(place, "routes", { vpcId, tags });
      new RouteTableAssociation(place, "association", { subnetId: subnet.id, routeTableId: table.id });
      this.subnets.set(zone, subnet);
      this.routeTables.set(zone, table);
    }
  }

  get subnetIds(): string[] {
    return [...this.subnets.values()].map((subnet) => subnet.id);
  }

  get routeTableIds(): string[] {
    return [...this.routeTables.values()].map((table) => table.id);
  }

  /** Refused, with the zones that there are, where the tier has no subnet in the zone. */
  subnetIdIn(zone: string): string {
    return found(this.subnets, zone, this).id;
  }

  /** Adds the zone's route to the internet; a tier without one is isolated. IPv6 takes the internet gateway or no way. */
  routeToInternet(zone: string, through: InternetRoute): void {
    const routeTableId = found(this.routeTables, zone, this).id;
    this.internetRoutes.push(new Route(this, `${zone}-internet`, { routeTableId, destinationCidrBlock: ANYWHERE, ...through }));
    if (!this.ipv6 || !("gatewayId" in through)) return;
    this.internetRoutes.push(
      new Route(this, `${zone}-internet-ipv6`, { routeTableId, destinationIpv6CidrBlock: ANYWHERE_IPV6, ...through }),
    );
  }
}

/**
 * The zone's letter chooses the block, so that another zone never moves it. Assigning is off: a load balancer takes its
 * IPv6 addresses by itself, and any other interface there, a NAT gateway's for one, would be public without need.
 */
function ipv6Of(ipv6Cidr: string, zone: string) {
  const letter = zone.charCodeAt(zone.length - 1) - "a".charCodeAt(0);
  return { ipv6CidrBlock: Fn.cidrsubnet(ipv6Cidr, SUBNET_BITS, letter), assignIpv6AddressOnCreation: false };
}

function found<T>(parts: ReadonlyMap<string, T>, zone: string, { node }: SubnetTier): T {
  const part = parts.get(zone);
  if (!part) throw new Error(`${node.path} has no subnet in zone "${zone}", it has ${[...parts.keys()].join(", ")}`);
  return part;
}
