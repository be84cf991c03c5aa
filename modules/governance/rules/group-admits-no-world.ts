import type { Rule } from "../rule";

/** No security group admits the whole internet. */
export const groupAdmitsNoWorld: Rule = {
  controls: ["EC2.18", "EC2.19"],
  types: ["aws_vpc_security_group_ingress_rule"],
  remedy: ({ values }) =>
    values.cidr_ipv4 === "0.0.0.0/0" || values.cidr_ipv6 === "::/0"
      ? "admit a group, a prefix list or a smaller block"
      : undefined,
};
