import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { type AclEntry, NetworkAcl } from "./network-acl";
import type { SubnetTier } from "./subnet-tier";
import type { Vpc } from "./vpc";

const ANYWHERE = "0.0.0.0/0";
const ANYWHERE_IPV6 = "::/0";
/** Ports on which answers arrive: NAT gateways, load balancers and Lambda use all of these. Source: VPC user guide, "Ephemeral ports". */
const EPHEMERAL = [1024, 65535] as const;
const HTTPS = 443;
/** Numbers of the entries that let the world in. IPv6 stands right behind IPv4: one list holds both. */
const WORLD_RULES = { 443: 200, 80: 210 } as const;
const ANSWERS_RULE = 300;

export interface TierAclsProps {
  readonly name: string;
  readonly vpc: Vpc;
  readonly publicTier: SubnetTier;
  readonly privateTier: SubnetTier;
  /** Ports on which the world may enter the public tier. */
  readonly worldPorts?: ReadonlyArray<keyof typeof WORLD_RULES>;
}

/**
 * Network ACLs for a public and a private tier. All IPv4 traffic within the VPC passes (security groups decide there);
 * from outside only the given ports to the public tier and answers to what was asked; to outside only HTTPS and answers.
 * IPv6 is for visitors: they come in, and only answers go out.
 */
export class TierAcls extends Construct {
  constructor(scope: Construct, id: string, props: TierAclsProps) {
    super(scope, id);
    const { name, vpc, publicTier, privateTier, worldPorts = [HTTPS] } = props;
    const { vpcId, cidr } = vpc;
    const within: AclEntry = { rule: 100, cidr };
    const outward: AclEntry = { rule: WORLD_RULES[HTTPS], cidr: ANYWHERE, tcp: [HTTPS, HTTPS] };
    const answers: AclEntry = { rule: ANSWERS_RULE, cidr: ANYWHERE, tcp: EPHEMERAL };
    const answersIpv6: AclEntry = { rule: ANSWERS_RULE + 1, cidr: ANYWHERE_IPV6, tcp: EPHEMERAL };
    const dualStack = vpc.addresses === "dual-stack";
    const world = worldPorts.flatMap((port) => {
      const entry = (after: number, from: string): AclEntry => ({
        rule: WORLD_RULES[port] + after,
        cidr: from,
        tcp: [port, port],
      });
      return [entry(0, ANYWHERE), ...(dualStack ? [entry(1, ANYWHERE_IPV6)] : [])];
    });

    new NetworkAcl(this, "public", {
      name: `${name}-public`,
      vpcId,
      subnetIds: publicTier.subnetIds,
      inbound: [within, ...world, answers],
      outbound: [within, outward, answers, ...(dualStack ? [answersIpv6] : [])],
    });
    new NetworkAcl(this, "private", {
      name: `${name}-private`,
      vpcId,
      subnetIds: privateTier.subnetIds,
      inbound: [within, answers],
      outbound: [within, outward],
    });
    except(
      this,
      "aclClosesAdministration",
      "answers arrive on any port of 1024-65535, 3389 among them; no security group admits it",
    );
  }
}
