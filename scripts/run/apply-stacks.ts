import { rmSync } from "node:fs";
import { join } from "node:path";
import { applySavedPlan } from "../terraform/apply";
import { Blocked, inOrder } from "../terraform/in-order";
import { reversed, type Stack } from "../terraform/stacks";
import { atWork } from "./at-work";
import { changesOf } from "./changes";
import { type Direction, planStack } from "./planned-stack";
import { attempt, type Ended, type Ends, type Found, isGood, Refused, type Run } from "./run";
import { refusal } from "./stateful";

/** What may be applied. */
export interface ApplyRequest {
  readonly direction: Direction;
  /** `<stack>:<address>` of resources that hold data and may be destroyed all the same; `*` stands for anything. */
  readonly allowDestroy: readonly string[];
  /** Asks a person who has seen the plan. */
  readonly approve: (stack: Stack, text: string) => Promise<boolean>;
}

/**
 * Plans each stack when all that it reads from is applied, and applies exactly that plan. A stack that fails, or whose plan
 * is refused, holds back what waits for it; the others run to their end.
 */
export function applyStacks(run: Run, stacks: readonly Stack[], request: ApplyRequest): Ends {
  const file = `run-${process.pid}.tfplan`;
  return eachInOrder(run, stacks, request.direction, async (stack, progress) => {
    try {
      const options = { direction: request.direction, file, lockTimeout: run.lockTimeout };
      const plan = await planStack(run.terraform, stack, options, progress);
      if (!plan) return { outcome: "unchanged", changes: [] };
      const changes = changesOf(plan.json);
      const refuse = (reason: string) => new Refused(reason, changes, plan.text);
      const refused = refusal(stack.name, changes, request.allowDestroy);
      if (refused) throw refuse(refused);
      if (!(await request.approve(stack, plan.text))) throw refuse("not approved");
      await applySavedPlan(run.terraform, stack, file, run.lockTimeout, progress);
      return { outcome: "applied", changes, text: plan.text };
    } finally {
      rmSync(join(stack.folder, file), { force: true });
    }
  });
}

/** Works on each stack as soon as those below it have ended well; last first where they are destroyed. */
export function eachInOrder(
  run: Run,
  stacks: readonly Stack[],
  direction: Direction,
  work: (stack: Stack, progress: (doing: string) => void) => Promise<Found>,
): Ends {
  const ordered = direction === "destroy" ? reversed(stacks).reverse() : stacks;
  const ends = new Map<string, Ended>();
  const running = inOrder(ordered, run.parallel, async (stack) => {
    const ended = await atWork(run, stack, (progress) => work(stack, progress));
    ends.set(stack.name, ended);
    if (!isGood(ended)) throw new Blocked(stack.name);
  });
  const endOf = async (stack: Stack): Promise<Ended> => {
    try {
      await running.get(stack.name);
    } catch (error) {
      // One that never began has no end of its own.
      if (!ends.has(stack.name)) return attempt(run, stack, () => Promise.reject(error));
    }
    return ends.get(stack.name) as Ended;
  };
  return new Map(ordered.map((stack) => [stack.name, endOf(stack)]));
}
