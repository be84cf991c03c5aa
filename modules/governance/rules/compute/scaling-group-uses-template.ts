import type { Rule } from "../../rule";

/** Instances start from a launch template, which has versions and knows IMDSv2 and encrypted disks. */
export const scalingGroupUsesTemplate: Rule = {
  controls: ["AutoScaling.9"],
  types: ["aws_autoscaling_group"],
  remedy: ({ values }) =>
    values.launch_configuration === undefined && (values.launch_template ?? values.mixed_instances_policy)
      ? undefined
      : "start its instances from a launch_template",
};
