import type { Rule } from "../../rule";
import { decryptsWithEveryKey } from "../../statements";

/** Who is given a policy decrypts with the keys that are meant for him, not with every key of the account. */
export const managedPolicyDecryptsWithNamedKeys: Rule = {
  controls: ["KMS.1"],
  types: ["aws_iam_policy"],
  remedy: ({ values }) => (decryptsWithEveryKey(values.policy) ? "name the keys that it may decrypt with" : undefined),
};
