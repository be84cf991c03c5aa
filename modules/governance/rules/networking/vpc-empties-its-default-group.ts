import { companions, listed, type Rule } from "../../rule";

/** What wears no group of its own gets the default one: it admits nothing and reaches nothing. */
export const vpcEmptiesItsDefaultGroup: Rule = {
  controls: ["EC2.2"],
  types: ["aws_vpc"],
  remedy: (vpc, stack) => {
    const [group] = companions(vpc, "aws_default_security_group", "vpc_id", stack);
    return group && listed(group.values.ingress).length + listed(group.values.egress).length === 0
      ? undefined
      : "give it an aws_default_security_group without ingress and egress";
  },
};
