import type { Rule } from "../../rule";
import { isReadable, statementsOf } from "../../statements";

/** A role may do what is named, not everything a service can. */
export const policyNamesItsActions: Rule = {
  controls: ["IAM.1", "IAM.21"],
  types: ["aws_iam_role_policy", "aws_iam_policy"],
  remedy: ({ values }) => {
    if (!isReadable(values.policy)) return "write its policy as JSON at synth, so that it can be read before the apply";
    const wide = statementsOf(values.policy)
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action }) => Action ?? ["NotAction *"])
      .filter((action) => action.endsWith("*"));
    return wide.length > 0 ? `name the actions of ${wide.join(", ")} one by one` : undefined;
  },
};
