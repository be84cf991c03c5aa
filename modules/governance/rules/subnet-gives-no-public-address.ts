import type { Rule } from "../rule";

/** Nothing gets a public address just by standing in a subnet. */
export const subnetGivesNoPublicAddress: Rule = {
  controls: ["EC2.15"],
  types: ["aws_subnet"],
  remedy: ({ values }) => (values.map_public_ip_on_launch === false ? undefined : "set map_public_ip_on_launch to false"),
};
