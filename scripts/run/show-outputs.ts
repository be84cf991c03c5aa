import { stackOutputs } from "../outputs/stack-outputs";
import type { Stack } from "../terraform/stacks";
import type { Terraform } from "../terraform/terraform";

/** What stacks show to people, by stack and name; what Terraform hides stays out. One stack after the other. */
export async function shownOutputs(terraform: Terraform, stacks: readonly Stack[]): Promise<Record<string, object>> {
  const all: Record<string, object> = {};
  // Progress goes where it does not mix with the JSON.
  for (const stack of stacks) all[stack.name] = (await stackOutputs(terraform, stack, console.error)).values;
  return all;
}
