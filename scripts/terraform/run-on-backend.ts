import { initStack, type Progress } from "./apply";
import type { Stack } from "./stacks";
import type { Finished, Terraform } from "./terraform";

/** How Terraform asks for `init`, in a folder that never saw it or whose backend has changed since. */
const NOT_INITIALIZED = /terraform init|initialization required/i;

/**
 * Runs a command that takes the backend and no provider, such as `state pull`; `init` comes first only where Terraform
 * asks for it. Throws with Terraform's own words on exit codes other than those of `accept`.
 */
export async function runOnBackend(
  terraform: Terraform,
  stack: Stack,
  args: readonly string[],
  progress: Progress,
  accept: readonly number[] = [0],
): Promise<Finished> {
  const first = await terraform.run(stack.folder, args, { accept: [0, 1] });
  const asksForInit = first.code !== 0 && NOT_INITIALIZED.test(first.stderr);
  if (!asksForInit && accept.includes(first.code)) return first;
  if (asksForInit) {
    try {
      await initStack(terraform, stack, progress);
    } catch (error) {
      // The backend comes first: an `init` that got no provider has done enough.
      const { code, stdout, stderr } = await terraform.run(stack.folder, args, { accept: [0, 1] });
      if (!NOT_INITIALIZED.test(stderr) && accept.includes(code)) return { code, stdout, stderr };
      throw error;
    }
  }
  return terraform.run(stack.folder, args, { accept });
}

/** A stack's state in full, as its backend holds it; empty when there is none. It may hold what nobody should read. */
export async function pullState(terraform: Terraform, stack: Stack, progress: Progress): Promise<string> {
  return (await runOnBackend(terraform, stack, ["state", "pull"], progress)).stdout;
}
