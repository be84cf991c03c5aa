import { isEverywhere } from "../../../shared/cidr";
import type { Rule } from "../../rule";

/** No network ACL lets the internet in on SSH or Remote Desktop, by IPv4 or by IPv6. */
export const aclClosesAdministration: Rule = {
  controls: ["EC2.21"],
  types: ["aws_network_acl_rule"],
  remedy: ({ values }) => {
    const open =
      values.egress !== true &&
      values.rule_action === "allow" &&
      (isEverywhere(values.cidr_block) || isEverywhere(values.ipv6_cidr_block));
    const covers = (port: number) =>
      values.protocol === "-1" || (Number(values.from_port) <= port && port <= Number(values.to_port));
    return open && (covers(22) || covers(3389)) ? "leave ports 22 and 3389 out" : undefined;
  },
};
