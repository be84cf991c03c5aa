import { initStack } from "../terraform/apply";
import { Blocked, inOrder } from "../terraform/in-order";
import { readStacks, reversed } from "../terraform/stacks";
import type { Terraform } from "../terraform/terraform";
import { LOCK_TIMEOUT, PLAN, readDelivery } from "./delivery";

/** How the apply of one saved plan ended. */
export interface Applied {
  readonly name: string;
  /** What went wrong; nothing when it was applied. */
  readonly problem?: string;
}

/**
 * Applies the saved plans of a delivery, each as it was read: Terraform refuses one whose state has changed since. Where
 * one fails, those that wait for it are left alone and the others go on.
 */
export async function applyPlans(terraform: Terraform, folder: string, say: (line: string) => void): Promise<Applied[]> {
  const { prefix, direction, stacks } = readDelivery(folder);
  const withPlan = new Set(stacks.flatMap(({ name, outcome }) => (outcome.kind === "planned" ? [name] : [])));
  const all = readStacks(folder, `${prefix}-`).filter(({ name }) => withPlan.has(name));
  // One at a time: what is said can be read, and a plan's own parallelism is enough for the services asked.
  const running = inOrder(direction === "destroy" ? reversed(all) : all, 1, async (stack) => {
    await initStack(terraform, stack, (doing) => say(`${stack.name}: ${doing}`));
    await terraform.run(stack.folder, ["apply", "-input=false", "-no-color", LOCK_TIMEOUT, PLAN.saved], { onLine: say });
  });
  const applied: Applied[] = [];
  for (const [name, promise] of running) applied.push({ name, problem: await promise.then(() => undefined, wordsOf) });
  return applied;
}

function wordsOf(error: unknown): string {
  if (error instanceof Blocked) return `left alone, because ${error.message} was not applied`;
  return error instanceof Error ? error.message : String(error);
}
