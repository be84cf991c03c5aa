import type { Rule } from "../../rule";

/** Keys get new material every year. */
export const keyRotates: Rule = {
  controls: ["KMS.4"],
  types: ["aws_kms_key"],
  remedy: ({ values }) => (values.enable_key_rotation === true ? undefined : "set enable_key_rotation"),
};
