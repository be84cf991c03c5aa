import type { Rule } from "../../rule";

/** A disk that somebody makes by hand is encrypted too. */
export const accountEncryptsNewVolumes: Rule = {
  controls: ["EC2.7"],
  types: ["aws_ebs_encryption_by_default"],
  remedy: ({ values }) => (values.enabled === false ? "let it enabled" : undefined),
};
