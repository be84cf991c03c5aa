import type { Rule } from "../../rule";

/** No certificate can be forged by who breaks its key. ACM's default is RSA of 2,048 bits. */
export const certificateHasStrongKey: Rule = {
  controls: ["ACM.2"],
  types: ["aws_acm_certificate"],
  remedy: ({ values }) =>
    values.key_algorithm === "RSA_1024" ? "leave key_algorithm out, or ask for RSA_2048 or more" : undefined,
};
