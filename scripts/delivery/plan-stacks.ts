import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { initStack } from "../terraform/apply";
import type { Stack } from "../terraform/stacks";
import type { Terraform } from "../terraform/terraform";
import { type Delivery, type Direction, LOCK_TIMEOUT, type Outcome, PLAN } from "./delivery";
import { changedOutputs, countsOf, outputsReadIn, type PlanJson } from "./plan-json";

/** What Terraform says when it reads outputs of a stack that is not there, or not yet as it will be. */
const NOT_APPLIED = /Unable to find remote state|Unsupported attribute[\s\S]*terraform_remote_state/;

/**
 * Plans stacks one after the other, in the order given, and leaves each plan in its stack's folder. A stack that reads
 * what another one's plan is about to change is not planned: its plan would be made of values that are gone when it is
 * applied. It says which one comes first, and the next run goes on with it.
 */
export async function planStacks(
  terraform: Terraform,
  stacks: readonly Stack[],
  direction: Direction,
  say: (line: string) => void,
): Promise<Delivery["stacks"]> {
  const outcomes = new Map<string, Outcome>();
  const changing = new Map<string, readonly string[]>();
  for (const stack of stacks) {
    for (const file of Object.values(PLAN)) rmSync(join(stack.folder, file), { force: true });
    const reason = direction === "apply" ? firstOf(stack, outcomes, changing) : undefined;
    if (reason) outcomes.set(stack.name, { kind: "waits", reason });
    else outcomes.set(stack.name, await planned(terraform, stack, direction, changing, say));
    say(`${stack.name}: ${outcomes.get(stack.name)?.kind}`);
  }
  return [...outcomes].map(([name, outcome]) => ({ name, outcome }));
}

/** Why a stack must wait for one that was planned before it; nothing when it need not. */
function firstOf(
  stack: Stack,
  outcomes: ReadonlyMap<string, Outcome>,
  changing: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const reads = outputsReadIn(stack.folder);
  for (const name of stack.dependencies) {
    const kind = outcomes.get(name)?.kind;
    if (kind === "waits" || kind === "failed") return `${name} first, which is not planned`;
    const changed = (changing.get(name) ?? []).filter((output) => reads.has(output));
    if (changed.length > 0) return `${name} first, which changes what this one reads`;
  }
  return undefined;
}

async function planned(
  terraform: Terraform,
  stack: Stack,
  direction: Direction,
  changing: Map<string, readonly string[]>,
  say: (line: string) => void,
): Promise<Outcome> {
  const { name, folder } = stack;
  const options = direction === "destroy" ? ["-destroy"] : [];
  const file = (kind: keyof typeof PLAN) => join(folder, PLAN[kind]);
  try {
    await initStack(terraform, stack, (doing) => say(`${name}: ${doing}`));
    const { code } = await terraform.run(
      folder,
      ["plan", "-input=false", "-no-color", LOCK_TIMEOUT, "-detailed-exitcode", `-out=${PLAN.saved}`, ...options],
      { accept: [0, 2] },
    );
    if (code === 0) {
      rmSync(file("saved"), { force: true });
      return { kind: "unchanged" };
    }
    const text = await terraform.run(folder, ["show", "-no-color", PLAN.saved]);
    const json = await terraform.run(folder, ["show", "-json", PLAN.saved]);
    writeFileSync(file("text"), text.stdout);
    writeFileSync(file("json"), json.stdout);
    const plan: PlanJson = JSON.parse(json.stdout);
    changing.set(name, changedOutputs(plan));
    return { kind: "planned", counts: countsOf(plan) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const missing = NOT_APPLIED.test(said) ? stack.dependencies.filter((each) => said.includes(each)) : [];
    if (missing.length > 0) return { kind: "waits", reason: `${missing.join(", ")} first, which was not applied yet` };
    return { kind: "failed", reason: said };
  }
}
