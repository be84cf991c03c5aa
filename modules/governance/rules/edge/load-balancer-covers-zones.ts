import { listed, type Rule } from "../../rule";

/** A load balancer survives the loss of a zone. */
export const loadBalancerCoversZones: Rule = {
  controls: ["ELB.13"],
  types: ["aws_lb"],
  remedy: ({ values }) =>
    listed(values.subnets).length + listed(values.subnet_mapping).length > 1 ? undefined : "name subnets of two zones",
};
