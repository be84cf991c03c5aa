import { typeOf } from "../../stacks/addresses";
import type { Progress } from "../terraform/apply";
import { pullState } from "../terraform/run-on-backend";
import type { Stack } from "../terraform/stacks";
import { addressesIn, idsAt } from "../terraform/state-resources";
import type { Terraform } from "../terraform/terraform";
import { UserError } from "../terraform/user-error";

/**
 * The `id` attribute of a resource, from its state; no provider is asked. Most types are imported by it, and the provider's
 * page of a type says where it is another word.
 */
export async function importId(terraform: Terraform, stack: Stack, address: string, progress: Progress): Promise<string> {
  const state = await pullState(terraform, stack, progress);
  const ids = idsAt(state, address);
  if (ids.length === 1 && ids[0]) return ids[0];
  if (ids.length > 0) throw new UserError(`${address} of ${stack.name} has no id of its own, or several.`);
  const all = addressesIn(state);
  const near = all.filter((each) => typeOf(each) === typeOf(address));
  const known = (near.length > 0 ? near : all).sort();
  throw new UserError(
    known.length === 0
      ? `The state of ${stack.name} is empty.`
      : `The state of ${stack.name} has no "${address}"; it has ${known.join(", ")}.`,
  );
}
