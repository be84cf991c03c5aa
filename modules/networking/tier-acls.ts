import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { ANSWERS_REASON, answers, answersIpv6, fromWorld, outward, type WorldPort, within } from "./acl-entries";
import { NetworkAcl } from "./network-acl";
import type { SubnetTier } from "./subnet-tier";
import type { Vpc } from "./vpc";

export interface TierAclsProps {
  readonly name: string;
  readonly vpc: Vpc;
  readonly publicTier: SubnetTier;
  readonly privateTier: SubnetTier;
  /** Ports on which the world may enter the public tier. @default 443 */
  readonly worldPorts?: readonly WorldPort[];
}

/**
 * Network ACLs for a public and a private tier. All IPv4 traffic within the VPC passes (security groups decide there);
 * from outside only the given ports to the public tier and answers to what was asked; to outside only HTTPS and answers.
 * IPv6 is for visitors: they come in, and only answers go out.
 */
export class TierAcls extends Construct {
  constructor(scope: Construct, id: string, props: TierAclsProps) {
    super(scope, id);
    const { name, vpc, publicTier, privateTier, worldPorts = [443] } = props;
    const { vpcId, cidr, addresses } = vpc;

    new NetworkAcl(this, "public", {
      name: `${name}-public`,
      vpcId,
      subnetIds: publicTier.subnetIds,
      inbound: [within(cidr), ...worldPorts.flatMap((port) => fromWorld(port, addresses)), answers],
      outbound: [within(cidr), outward, answers, ...(addresses === "dual-stack" ? [answersIpv6] : [])],
    });
    new NetworkAcl(this, "private", {
      name: `${name}-private`,
      vpcId,
      subnetIds: privateTier.subnetIds,
      inbound: [within(cidr), answers],
      outbound: [within(cidr), outward],
    });
    except(this, "aclClosesAdministration", ANSWERS_REASON);
  }
}
