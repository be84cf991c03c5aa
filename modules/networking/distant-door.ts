import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { Route } from "@cdktf/provider-aws/lib/route";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { InterfaceEndpoint } from "./interface-endpoint";
import { SubnetTier } from "./subnet-tier";
import { VpcSecurityGroup } from "./vpc-security-group";

/** What SDKs call an AWS service in a region: `bedrock-runtime.ap-northeast-1.amazonaws.com`. */
export const hostOf = (service: string, region: string) => `${service}.${region}.amazonaws.com`;

/** The VPC whose workloads go through the door, in a region of its own. */
export interface DoorCallers {
  readonly vpcId: string;
  readonly cidr: string;
  readonly region: string;
}

export interface DistantDoorProps {
  /** Of the small VPC; its parts are named after it. */
  readonly name: string;
  /** Region of the service, where all of this must be built. */
  readonly region: string;
  /** Part after the region in the service's name, e.g. `bedrock-runtime`. */
  readonly service: string;
  /** All addresses of the small VPC, none of which the callers' VPC has. */
  readonly cidr: string;
  /** Block of the one subnet in each zone, by the zone's name. */
  readonly zones: Readonly<Record<string, string>>;
  /** Who may do what through it, as JSON. */
  readonly policy: string;
  readonly callers: DoorCallers;
}

/**
 * A private door to an AWS service of another region: an interface endpoint in a VPC that holds nothing else and has no
 * way to the internet, and the offer of a peering to the callers' VPC, which `DistantPath` takes up.
 *
 * An endpoint at home cannot lead there: PrivateLink crosses regions for some services only, Bedrock is none of them.
 * Source: AWS PrivateLink guide, "Cross-region enabled AWS services".
 */
export class DistantDoor extends Construct {
  readonly region: string;
  readonly service: string;
  readonly cidr: string;
  /** What an SDK calls the service in that region. */
  readonly host: string;
  /** Of the small VPC. */
  readonly vpcId: string;
  readonly peeringId: string;
  /** Name and zone of the endpoint itself: resolves to its private addresses everywhere. */
  readonly target: { readonly domainName: string; readonly hostedZoneId: string };

  constructor(scope: Construct, id: string, props: DistantDoorProps) {
    super(scope, id);
    const { name, region, service, cidr, zones, policy, callers } = props;
    this.region = region;
    this.service = service;
    this.cidr = cidr;
    this.host = hostOf(service, region);
    const tags = { Name: name };
    const { id: vpcId } = new Vpc(this, "vpc", { cidrBlock: cidr, enableDnsSupport: true, enableDnsHostnames: true, tags });
    this.vpcId = vpcId;
    // Adopted without rules, as that of every VPC (EC2.2).
    new DefaultSecurityGroup(this, "default-group", { vpcId, tags: { Name: `${name}-default-closed` } });
    const { subnetIds, routeTableIds, zones: names } = new SubnetTier(this, "endpoint-tier", { name, vpcId, cidrs: zones });
    const group = new VpcSecurityGroup(this, "group", {
      name: `${name}-${service}`,
      vpcId,
      description: `Endpoint of ${service}`,
    });
    // By block: a rule cannot name a group of another region. Who of them goes out to here, their own groups say.
    new VpcSecurityGroupIngressRule(group, "from-callers-443", {
      securityGroupId: group.groupId,
      cidrIpv4: callers.cidr,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      description: "443 from the VPC of the callers",
    });
    const { resource } = new InterfaceEndpoint(this, service, {
      name: `${name}-${service}`,
      vpcId,
      region,
      service,
      subnetIds,
      securityGroupId: group.groupId,
      policy,
    });
    // The first name is that of the whole endpoint, those of its zones follow.
    const { dnsName: domainName, hostedZoneId } = resource.dnsEntry.get(0);
    this.target = { domainName, hostedZoneId };
    const { vpcId: peerVpcId, region: peerRegion } = callers;
    this.peeringId = new VpcPeeringConnection(this, "peering", { vpcId, peerVpcId, peerRegion, tags }).id;
    // Until the peering is taken up such a route leads nowhere, which is no error.
    for (const [index, zone] of names.entries()) {
      const back = { destinationCidrBlock: callers.cidr, vpcPeeringConnectionId: this.peeringId };
      new Route(this, `${zone}-callers`, { routeTableId: routeTableIds[index], ...back });
    }
  }
}
