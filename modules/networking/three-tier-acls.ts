import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { ANSWERS_REASON, answers, fromWorld, outward, type WorldPort, within } from "./acl-entries";
import { NetworkAcl } from "./network-acl";
import type { SubnetTier } from "./subnet-tier";
import type { Vpc } from "./vpc";

export interface ThreeTierAclsProps {
  readonly name: string;
  readonly vpc: Vpc;
  readonly publicTier: SubnetTier;
  readonly appTier: SubnetTier;
  readonly dataTier: SubnetTier;
  /** Ports on which the world may enter the public tier; none where only NAT gateways stand there. */
  readonly worldPorts: readonly WorldPort[];
}

/**
 * Network ACLs for a public, an app and a data tier. All traffic within the VPC passes (security groups decide there).
 * Outside, the public and the app tier ask by HTTPS and hear answers, the public one hears the world on the given ports,
 * and the data tier talks to nobody: its gateway endpoint to S3 is asked for by HTTPS too, at S3's public addresses.
 */
export class ThreeTierAcls extends Construct {
  constructor(scope: Construct, id: string, props: ThreeTierAclsProps) {
    super(scope, id);
    const { name, vpc, publicTier, appTier, dataTier, worldPorts } = props;
    const { vpcId, cidr, addresses } = vpc;
    const guard = (role: string, { subnetIds }: SubnetTier, visitors: readonly WorldPort[]) => {
      const acl = new NetworkAcl(this, role, {
        name: `${name}-${role}`,
        vpcId,
        subnetIds,
        inbound: [within(cidr), ...visitors.flatMap((port) => fromWorld(port, addresses)), answers],
        outbound: [within(cidr), outward, ...(visitors.length > 0 ? [answers] : [])],
      });
      except(acl, "aclClosesAdministration", ANSWERS_REASON);
    };
    guard("public", publicTier, worldPorts);
    guard("app", appTier, []);
    guard("data", dataTier, []);
  }
}
