import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { Addresses } from "./vpc";

export interface VpcSecurityGroupProps {
  /** AWS name of the group, 255 characters at most. */
  readonly name: string;
  readonly vpcId: string;
  /** Who wears it or what it guards. AWS cannot change it without replacing the group. */
  readonly description: string;
}

/** A security group without any rule; each call adds one rule, named after the peer, so adding never touches others. */
export class VpcSecurityGroup extends Construct {
  readonly groupId: string;
  readonly resource: SecurityGroup;

  constructor(scope: Construct, id: string, { name, vpcId, description }: VpcSecurityGroupProps) {
    super(scope, id);
    this.resource = new SecurityGroup(this, "group", { name, vpcId, description, tags: { Name: name } });
    this.groupId = this.resource.id;
  }

  /** Lets wearers of `peer` in on one TCP port. */
  admit(peer: VpcSecurityGroup, port: number): void {
    new VpcSecurityGroupIngressRule(this, `from-${peer.node.id}-${port}`, {
      securityGroupId: this.groupId,
      referencedSecurityGroupId: peer.groupId,
      ...tcp(port),
      description: `${port} from ${peer.node.id}`,
    });
  }

  /** Lets a block of addresses in on one TCP port, for peers that are known by their place only. */
  admitBlock(role: string, cidr: string, port: number): void {
    new VpcSecurityGroupIngressRule(this, `from-${role}-${port}`, {
      securityGroupId: this.groupId,
      cidrIpv4: cidr,
      ...tcp(port),
      description: `${port} from ${role}`,
    });
  }

  /**
   * Lets an AWS service in on one TCP port by its managed prefix list. A list weighs as many of the group's 60 rules as
   * it may have entries. Source: VPC user guide, "Available AWS-managed prefix lists".
   */
  admitPrefixList(role: string, prefixListId: string, port: number): void {
    new VpcSecurityGroupIngressRule(this, `from-${role}-${port}`, {
      securityGroupId: this.groupId,
      prefixListId,
      ...tcp(port),
      description: `${port} from ${role}`,
    });
  }

  /** Lets everybody in on one TCP port, for what serves the public. Say why with `except(…, "groupAdmitsNoWorld", …)`. */
  admitWorld(port: number, addresses: Addresses = "ipv4"): void {
    const world = { securityGroupId: this.groupId, ...tcp(port), description: `${port} from everywhere` };
    new VpcSecurityGroupIngressRule(this, `from-world-${port}`, { ...world, cidrIpv4: "0.0.0.0/0" });
    if (addresses === "ipv4") return;
    new VpcSecurityGroupIngressRule(this, `from-world-${port}-ipv6`, { ...world, cidrIpv6: "::/0" });
  }

  /** Lets wearers of this group out to wearers of `peer` on one TCP port. */
  reach(peer: VpcSecurityGroup, port: number): void {
    new VpcSecurityGroupEgressRule(this, `to-${peer.node.id}-${port}`, {
      securityGroupId: this.groupId,
      referencedSecurityGroupId: peer.groupId,
      ...tcp(port),
      description: `${port} to ${peer.node.id}`,
    });
  }

  /** Lets wearers of this group out to a block of addresses, on one TCP port or on `all` protocols and ports. */
  reachBlock(role: string, cidr: string, port: number | "all"): void {
    new VpcSecurityGroupEgressRule(this, `to-${role}-${port}`, {
      securityGroupId: this.groupId,
      cidrIpv4: cidr,
      ...(port === "all" ? { ipProtocol: "-1" } : tcp(port)),
      description: `${port} to ${role}`,
    });
  }

  /** Lets wearers of this group out to an AWS service by its managed prefix list, on HTTPS. */
  reachPrefixList(role: string, prefixListId: string): void {
    new VpcSecurityGroupEgressRule(this, `to-${role}-443`, {
      securityGroupId: this.groupId,
      prefixListId,
      ...tcp(443),
      description: `443 to ${role}`,
    });
  }
}

const tcp = (port: number) => ({ ipProtocol: "tcp", fromPort: port, toPort: port });
