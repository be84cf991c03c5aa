import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";

/** `dual-stack`: IPv6 besides IPv4, from a /56 that AWS gives. Every IPv6 address is public. */
export type Addresses = "ipv4" | "dual-stack";

export interface VpcProps {
  /** Name of the VPC; its parts are named after it. */
  readonly name: string;
  /** AWS takes /16 to /28. */
  readonly cidr: string;
  /** `dual-stack` adds an IPv6 block of Amazon's. @default ipv4 */
  readonly addresses?: Addresses;
}

/** A VPC with DNS names, a way to the internet for whoever routes to it, and a default group that admits nothing. */
export class Vpc extends Construct {
  readonly vpcId: string;
  readonly cidr: string;
  readonly addresses: Addresses;
  /** The /56 that AWS gave, known after the apply; none with `ipv4`. */
  readonly ipv6Cidr?: string;
  readonly internetGatewayId: string;
  /** The AWS resource itself, for `addOverride()` where these props do not reach. */
  readonly resource: AwsVpc;

  constructor(scope: Construct, id: string, { name, cidr, addresses = "ipv4" }: VpcProps) {
    super(scope, id);
    this.cidr = cidr;
    this.addresses = addresses;
    this.resource = new AwsVpc(this, "vpc", {
      cidrBlock: cidr,
      ...(addresses === "dual-stack" && { assignGeneratedIpv6CidrBlock: true }),
      // Both are needed for private DNS names of interface endpoints.
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: name },
    });
    this.vpcId = this.resource.id;
    if (addresses === "dual-stack") this.ipv6Cidr = this.resource.ipv6CidrBlock;
    // Adopted without rules, so that nothing can hide in the group that AWS attaches when none is named (EC2.2).
    new DefaultSecurityGroup(this, "default-group", { vpcId: this.vpcId, tags: { Name: `${name}-default-closed` } });
    this.internetGatewayId = new InternetGateway(this, "internet", { vpcId: this.vpcId, tags: { Name: name } }).id;
  }
}
