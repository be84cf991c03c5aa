import type { networkingRules } from "../../../../modules/governance/rules/networking";
import { again, companion, type Fault, set, without } from "./fault";

const stack = "partner-prod-network";
const acl = { stack, resource: "aws_network_acl_rule.acls_public_inbound" };
const group = { stack, resource: "aws_vpc_security_group_ingress_rule" };
const subnet = { stack, resource: "aws_subnet" };
const vpc = { stack, resource: "aws_vpc." };

/** Once more, because the shipped ACLs are let off this rule. */
const open = (arguments_: Readonly<Record<string, string | number | undefined>>) =>
  again(
    set("cidr_block", undefined),
    set("rule_action", "allow"),
    ...Object.entries(arguments_).map(([argument, value]) => set(argument, value)),
  );

export const networkingFaults: Record<keyof typeof networkingRules, readonly Fault[]> = {
  aclClosesAdministration: [
    { cidr_block: "0.0.0.0/0", from_port: 22, to_port: 22 },
    { cidr_block: "0.0.0.0/0", from_port: 1024, to_port: 65535 },
    { cidr_block: "0.0.0.0/0", protocol: "-1" },
    { ipv6_cidr_block: "::/0", from_port: 3389, to_port: 3389 },
  ].map((ports) => ({ ...acl, plant: open(ports), says: "leave ports 22 and 3389 out" })),
  groupAdmitsNoWorld: [set("cidr_ipv4", "0.0.0.0/0"), set("cidr_ipv6", "0::/0")].map((plant) => ({
    ...group,
    plant,
    says: "admit a group, a prefix list or a smaller block",
  })),
  groupKeepsRulesApart: ["ingress", "egress"].map((argument) => ({
    stack,
    resource: "aws_security_group",
    plant: set(argument, []),
    says: "write its rules as aws_vpc_security_group_*_rule",
  })),
  subnetGivesNoPublicAddress: [
    { ...subnet, plant: set("map_public_ip_on_launch", true), says: "set map_public_ip_on_launch to false" },
    { ...subnet, plant: set("map_public_ip_on_launch", undefined), says: "set map_public_ip_on_launch to false" },
    {
      ...subnet,
      plant: set("assign_ipv6_address_on_creation", true),
      says: "set assign_ipv6_address_on_creation to false",
    },
  ],
  vpcEmptiesItsDefaultGroup: [
    without("aws_default_security_group", "vpc_id"),
    companion("aws_default_security_group", "vpc_id", set("egress", [{ from_port: 0, to_port: 0, protocol: "-1" }])),
  ].map((plant) => ({ ...vpc, plant, says: "give it an aws_default_security_group without ingress and egress" })),
  vpcLogsItsFlows: [without("aws_flow_log", "vpc_id"), companion("aws_flow_log", "vpc_id", set("traffic_type", "ACCEPT"))].map(
    (plant) => ({ ...vpc, plant, says: "give it an aws_flow_log of all or of rejected traffic" }),
  ),
};
