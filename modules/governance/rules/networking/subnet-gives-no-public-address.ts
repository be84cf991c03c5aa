import type { Rule } from "../../rule";

/** Nothing gets a public address just by standing in a subnet. Every IPv6 address is one. */
export const subnetGivesNoPublicAddress: Rule = {
  controls: ["EC2.15"],
  types: ["aws_subnet"],
  remedy: ({ values }) => {
    if (values.map_public_ip_on_launch !== false) return "set map_public_ip_on_launch to false";
    return values.assign_ipv6_address_on_creation === true ? "set assign_ipv6_address_on_creation to false" : undefined;
  },
};
