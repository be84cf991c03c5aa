import { listed, type Rule } from "../../rule";

/** Instances survive the loss of a zone. */
export const scalingGroupCoversZones: Rule = {
  controls: ["AutoScaling.2"],
  types: ["aws_autoscaling_group"],
  remedy: ({ values }) =>
    listed(values.vpc_zone_identifier).length > 1 ? undefined : "name subnets of two zones in vpc_zone_identifier",
};
