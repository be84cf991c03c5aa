import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { ANSWERS_REASON, answers, fromWorld, outward, type WorldPort, within } from "./acl-entries";
import { NetworkAcl, type NetworkAclProps } from "./network-acl";
import type { SubnetTier } from "./subnet-tier";
import type { Tier } from "./tiered-settings";
import type { Vpc } from "./vpc";

export interface TieredAclsProps {
  readonly name: string;
  readonly vpc: Vpc;
  readonly tiers: Readonly<Record<Tier, SubnetTier>>;
  /** Ports on which the world may enter the public tier; none where nothing stands there. */
  readonly worldPorts: readonly WorldPort[];
}

/**
 * Network ACLs for the four tiers of a VPC without a NAT gateway. All traffic within the VPC passes (security groups
 * decide there). The public tier hears the world on the given ports and answers, and asks nobody; workloads ask by HTTPS,
 * because a gateway endpoint reaches S3 at its public addresses; databases talk to nobody outside.
 */
export class TieredAcls extends Construct {
  constructor(scope: Construct, id: string, { name, vpc, tiers, worldPorts }: TieredAclsProps) {
    super(scope, id);
    const { vpcId, cidr, addresses } = vpc;
    const guard = (tier: Tier, { inbound, outbound }: Pick<NetworkAclProps, "inbound" | "outbound">) =>
      new NetworkAcl(this, tier, {
        name: `${name}-${tier}`,
        vpcId,
        subnetIds: tiers[tier].subnetIds,
        inbound: [within(cidr), ...inbound],
        outbound: [within(cidr), ...outbound],
      });

    guard("public", {
      inbound: worldPorts.flatMap((port) => fromWorld(port, addresses)),
      outbound: worldPorts.length > 0 ? [answers] : [],
    });
    for (const tier of ["private", "lambda"] as const) {
      const acl = guard(tier, { inbound: [answers], outbound: [outward] });
      except(acl, "aclClosesAdministration", ANSWERS_REASON);
    }
    guard("data", { inbound: [], outbound: [] });
  }
}
