import * as v from "valibot";
import { orNone, text } from "../shared/fields";

const number = (what: string) => text(`the number that GitHub gave the ${what}, in digits`, /^[1-9]\d{0,18}$/);

/** An account whose people may look at logs and metrics here. */
const operators = v.strictObject({
  accountId: text("the 12 digits of an AWS account", /^\d{12}$/),
  /** A word both sides know, so that the other account does not come by mistake. Source: STS, "AssumeRole". */
  externalId: text("2 to 1224 letters, digits or any of _+=,.@:/-", /^[\w+=,.@:/-]{2,1224}$/),
});

export const deliverySettings = v.strictObject({
  /** As GitHub writes it: case counts. */
  repository: text('a GitHub repository such as "owner/name"', /^[A-Za-z\d](?:[A-Za-z\d-]{0,38})\/[\w.-]{1,100}$/),
  /** `id` of the owner: `gh api repos/<owner>/<name> --jq .owner.id`. It stays when the owner is renamed. */
  ownerId: number("owner"),
  /** `id` of the repository: `gh api repos/<owner>/<name> --jq .id`. */
  repositoryId: number("repository"),
  /**
   * Only workflows of this branch apply, and those outside of any environment plan. Left out, GitHub's protection rules of
   * the environment decide alone who applies, and only pull requests plan.
   */
  defaultBranch: v.optional(text("the name of a branch", /^[\w./-]{1,200}$/)),
  operators: orNone(operators, "{ accountId, externalId } of another AWS account"),
});

/**
 * Who plans and applies an environment, and who may look into it from another account.
 * @interface
 */
export type DeliverySettings = v.InferOutput<typeof deliverySettings>;
