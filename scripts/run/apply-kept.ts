import { applySavedPlan } from "../terraform/apply";
import type { Stack } from "../terraform/stacks";
import { type ApplyRequest, eachInOrder } from "./apply-stacks";
import { changesOf } from "./changes";
import { chooseStacks } from "./choose-stacks";
import { KEPT_PLAN, readKeptPlans } from "./kept-plans";
import { type Ends, Refused, type Run } from "./run";
import { refusal } from "./stateful";

/** Applies kept plans, each as it was read: Terraform refuses one whose state has changed since. */
export function applyKept(run: Run, folder: string, allowDestroy: ApplyRequest["allowDestroy"]): Ends {
  const { direction, stacks: kept } = readKeptPlans(folder);
  return eachInOrder(run, chooseKept(folder), direction, async (stack, progress) => {
    const { text = "" } = kept.find(({ name }) => name === stack.name) ?? {};
    // What decides is what would be applied, not what the index says of it: both are files that lay somewhere meanwhile.
    const { stdout } = await run.terraform.run(stack.folder, ["show", "-json", KEPT_PLAN]);
    const changes = changesOf(JSON.parse(stdout));
    const refused = refusal(stack.name, changes, allowDestroy);
    if (refused) throw new Refused(refused, changes, text);
    await applySavedPlan(run.terraform, stack, KEPT_PLAN, run.lockTimeout, progress);
    return { outcome: "applied", changes, text };
  });
}

/** The stacks of kept plans, in their order. */
export function chooseKept(folder: string): Stack[] {
  const names = readKeptPlans(folder).stacks.map(({ name }) => name);
  return names.length > 0 ? chooseStacks(folder, names) : [];
}
