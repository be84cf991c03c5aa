import type { Rule } from "../../rule";

/** Nobody reaches an instance but through what stands before it. */
export const instanceHasNoPublicAddress: Rule = {
  controls: ["EC2.9"],
  types: ["aws_instance"],
  remedy: ({ values }) => (values.associate_public_ip_address === false ? undefined : "set associate_public_ip_address to false"),
};
