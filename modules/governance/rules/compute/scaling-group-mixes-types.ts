import { blocks, type Rule } from "../../rule";

/** Instances start even where a zone has run out of one type. */
export const scalingGroupMixesTypes: Rule = {
  controls: ["AutoScaling.6"],
  types: ["aws_autoscaling_group"],
  remedy: (group) =>
    blocks(group, "mixed_instances_policy.launch_template.override").length > 1
      ? undefined
      : "name several types in a mixed_instances_policy",
};
