import { at, listed, type Rule } from "../../rule";

/** A function in a VPC survives the loss of a zone. */
export const functionCoversZones: Rule = {
  controls: ["Lambda.5"],
  types: ["aws_lambda_function"],
  concerns: ({ values }) => values.vpc_config !== undefined,
  remedy: (lambda) =>
    listed(at(lambda, "vpc_config.subnet_ids")).length > 1 ? undefined : "name subnets of two zones in vpc_config",
};
