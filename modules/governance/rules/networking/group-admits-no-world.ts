import { isEverywhere } from "../../../shared/cidr";
import type { Rule } from "../../rule";

/** No security group admits the whole internet, by IPv4 or by IPv6. */
export const groupAdmitsNoWorld: Rule = {
  controls: ["EC2.18", "EC2.19"],
  types: ["aws_vpc_security_group_ingress_rule"],
  remedy: ({ values }) =>
    isEverywhere(values.cidr_ipv4) || isEverywhere(values.cidr_ipv6)
      ? "admit a group, a prefix list or a smaller block"
      : undefined,
};
