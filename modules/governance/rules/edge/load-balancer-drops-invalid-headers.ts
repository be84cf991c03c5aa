import type { Rule } from "../../rule";

/** Headers that the standard does not know reach no application. */
export const loadBalancerDropsInvalidHeaders: Rule = {
  controls: ["ELB.4"],
  types: ["aws_lb"],
  concerns: ({ values }) => (values.load_balancer_type ?? "application") === "application",
  remedy: ({ values }) => (values.drop_invalid_header_fields === true ? undefined : "set drop_invalid_header_fields"),
};
