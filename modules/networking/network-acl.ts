import { NetworkAcl as AwsNetworkAcl } from "@cdktf/provider-aws/lib/network-acl";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule";
import { Construct } from "constructs";

/** One allowed kind of traffic; what no entry allows is refused. */
export interface AclEntry {
  /** Evaluated in ascending order, 1 to 32766. Part of the state address. */
  readonly rule: number;
  /** An IPv4 block, or an IPv6 one in writing. */
  readonly cidr: string;
  /** Ports of TCP; left out, every protocol and port. */
  readonly tcp?: readonly [from: number, to: number];
}

export interface NetworkAclProps {
  readonly name: string;
  readonly vpcId: string;
  readonly subnetIds: string[];
  readonly inbound: readonly AclEntry[];
  readonly outbound: readonly AclEntry[];
}

/** The second net beside security groups. It keeps no connections in mind: answers need an entry of their own. */
export class NetworkAcl extends Construct {
  readonly resource: AwsNetworkAcl;

  constructor(scope: Construct, id: string, { name, vpcId, subnetIds, inbound, outbound }: NetworkAclProps) {
    super(scope, id);
    this.resource = new AwsNetworkAcl(this, "acl", { vpcId, subnetIds, tags: { Name: name } });
    for (const entry of inbound) this.allow("inbound", entry);
    for (const entry of outbound) this.allow("outbound", entry);
  }

  private allow(direction: "inbound" | "outbound", { rule, cidr, tcp }: AclEntry): void {
    new NetworkAclRule(this, `${direction}-${rule}`, {
      networkAclId: this.resource.id,
      egress: direction === "outbound",
      ruleNumber: rule,
      ruleAction: "allow",
      ...(cidr.includes(":") ? { ipv6CidrBlock: cidr } : { cidrBlock: cidr }),
      ...(tcp ? { protocol: "tcp", fromPort: tcp[0], toPort: tcp[1] } : { protocol: "-1" }),
    });
  }
}
