import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";

const ANYWHERE = "0.0.0.0/0";

export interface SubnetTierProps {
  /** Each subnet is named `<name>-<zone>`. */
  readonly name: string;
  readonly vpcId: string;
  /** One block per availability zone, by the zone's name. The zone is part of the state address. */
  readonly cidrs: Readonly<Record<string, string>>;
}

/** Where a zone's traffic to the internet goes. */
export type InternetRoute = { readonly gatewayId: string } | { readonly natGatewayId: string };

/** One tier of subnets, one per zone, each with a route table of its own. Adding a zone only adds. */
export class SubnetTier extends Construct {
  /** Zone names in the order given. */
  readonly zones: string[];
  /** Routes made by `routeToInternet`, for what must wait until the way out is there. */
  readonly internetRoutes: Route[] = [];
  private readonly subnets = new Map<string, Subnet>();
  private readonly routeTables = new Map<string, RouteTable>();

  constructor(scope: Construct, id: string, { name, vpcId, cidrs }: SubnetTierProps) {
    super(scope, id);
    this.zones = Object.keys(cidrs);
    for (const [zone, cidrBlock] of Object.entries(cidrs)) {
      const tags = { Name: `${name}-${zone}` };
      // Nothing gets a public address by itself, not even in a public subnet (EC2.15).
      const place = new Construct(this, zone);
      const subnet = new Subnet(place, "subnet", { vpcId, cidrBlock, availabilityZone: zone, mapPublicIpOnLaunch: false, tags });
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

  subnetIdIn(zone: string): string {
    return found(this.subnets, zone, this).id;
  }

  /** Adds the zone's route to the internet; a tier without one is isolated. */
  routeToInternet(zone: string, through: InternetRoute): void {
    const routeTableId = found(this.routeTables, zone, this).id;
    this.internetRoutes.push(new Route(this, `${zone}-internet`, { routeTableId, destinationCidrBlock: ANYWHERE, ...through }));
  }
}

function found<T>(parts: ReadonlyMap<string, T>, zone: string, { node }: SubnetTier): T {
  const part = parts.get(zone);
  if (!part) throw new Error(`${node.path} has no subnet in zone "${zone}", it has ${[...parts.keys()].join(", ")}`);
  return part;
}
