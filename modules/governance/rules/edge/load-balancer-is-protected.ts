import type { Rule } from "../../rule";

/** A load balancer, and with it the address that people know, is not deleted by mistake. */
export const loadBalancerIsProtected: Rule = {
  controls: ["ELB.6"],
  types: ["aws_lb"],
  remedy: ({ values }) => (values.enable_deletion_protection === true ? undefined : "set enable_deletion_protection"),
};
