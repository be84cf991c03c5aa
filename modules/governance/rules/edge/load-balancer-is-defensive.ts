import type { Rule } from "../../rule";

/** A request that two servers would read differently is not passed on as it is. */
export const loadBalancerIsDefensive: Rule = {
  controls: ["ELB.12"],
  types: ["aws_lb"],
  concerns: ({ values }) => (values.load_balancer_type ?? "application") === "application",
  remedy: ({ values }) =>
    ["defensive", "strictest"].includes(String(values.desync_mitigation_mode ?? "defensive"))
      ? undefined
      : "set desync_mitigation_mode to defensive",
};
