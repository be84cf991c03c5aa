import { companions, listed, type Rule } from "../../rule";

/** An instance that answers no requests is replaced, even though it runs. */
export const scalingGroupAsksLoadBalancer: Rule = {
  controls: ["AutoScaling.1"],
  types: ["aws_autoscaling_group"],
  concerns: (group, stack) =>
    BEHIND.some((argument) => listed(group.values[argument]).length > 0) ||
    companions(group, "aws_autoscaling_attachment", "autoscaling_group_name", stack).length > 0,
  remedy: ({ values }) => (values.health_check_type === "ELB" ? undefined : "set health_check_type to ELB"),
};

/** Arguments that put a group behind a load balancer. */
const BEHIND = ["load_balancers", "target_group_arns", "traffic_source"];
