import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { type AclEntry, NetworkAcl } from "./network-acl";
import type { SubnetTier } from "./subnet-tier";
import type { Vpc } from "./vpc";

const ANYWHERE = "0.0.0.0/0";
/** Ports on which answers arrive: NAT gateways, load balancers and Lambda use all of these. Source: VPC user guide, "Ephemeral ports". */
const EPHEMERAL = [1024, 65535] as const;
const HTTPS = [443, 443] as const;

export interface TierAclsProps {
  readonly name: string;
  readonly vpc: Vpc;
  readonly publicTier: SubnetTier;
  readonly privateTier: SubnetTier;
}

/**
 * Network ACLs for a public and a private tier. All traffic within the VPC passes (security groups decide there);
 * from outside only HTTPS to the public tier and answers to what was asked; to outside only HTTPS and answers.
 */
export class TierAcls extends Construct {
  constructor(scope: Construct, id: string, { name, vpc, publicTier, privateTier }: TierAclsProps) {
    super(scope, id);
    const { vpcId, cidr } = vpc;
    const within: AclEntry = { rule: 100, cidr };
    const https: AclEntry = { rule: 200, cidr: ANYWHERE, tcp: HTTPS };

    const answers: AclEntry = { rule: 300, cidr: ANYWHERE, tcp: EPHEMERAL };

    new NetworkAcl(this, "public", {
      name: `${name}-public`,
      vpcId,
      subnetIds: publicTier.subnetIds,
      inbound: [within, https, answers],
      outbound: [within, https, answers],
    });
    new NetworkAcl(this, "private", {
      name: `${name}-private`,
      vpcId,
      subnetIds: privateTier.subnetIds,
      inbound: [within, answers],
      outbound: [within, https],
    });
    except(
      this,
      "aclClosesAdministration",
      "answers arrive on any port of 1024-65535, 3389 among them; no security group admits it",
    );
  }
}
