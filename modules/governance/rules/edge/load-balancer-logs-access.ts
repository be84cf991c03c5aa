import { at, type Rule } from "../../rule";

/** Who asked a load balancer for what can be looked up. */
export const loadBalancerLogsAccess: Rule = {
  controls: ["ELB.5"],
  types: ["aws_lb"],
  remedy: (balancer) =>
    at(balancer, "access_logs.enabled") === true && at(balancer, "access_logs.bucket") ? undefined : "set access_logs",
};
