import type { Rule } from "../../rule";
import { admitsEverybody } from "../../statements";

/** Only who is named uses a key. */
export const keyAdmitsNamedOnes: Rule = {
  controls: ["KMS.5"],
  types: ["aws_kms_key"],
  remedy: ({ values }) => (admitsEverybody(values.policy) ? "name who may use it" : undefined),
};
