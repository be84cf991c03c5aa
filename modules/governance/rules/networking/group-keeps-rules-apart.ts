import type { Rule } from "../../rule";

/** Rules are resources of their own: inline ones are replaced as a whole and undo others. */
export const groupKeepsRulesApart: Rule = {
  controls: [],
  types: ["aws_security_group"],
  remedy: ({ values }) =>
    "ingress" in values || "egress" in values ? "write its rules as aws_vpc_security_group_*_rule" : undefined,
};
