import type { Rule } from "../../rule";
import { decryptsWithEveryKey } from "../../statements";

/** A role decrypts with the keys that are meant for it, not with every key of the account. */
export const inlinePolicyDecryptsWithNamedKeys: Rule = {
  controls: ["KMS.2"],
  types: ["aws_iam_role_policy"],
  remedy: ({ values }) => (decryptsWithEveryKey(values.policy) ? "name the keys that it may decrypt with" : undefined),
};
