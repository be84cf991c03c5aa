import { rmSync } from "node:fs";
import { join } from "node:path";
import pLimit from "p-limit";
import { reversed, type Stack } from "../terraform/stacks";
import { wordsOf } from "../terraform/user-error";
import { atWork } from "./at-work";
import { changedOutputs, changesOf, outputsReadIn } from "./changes";
import { type Direction, type PlannedStack, planStack } from "./planned-stack";
import { attempt, type Ended, type Ends, type Found, type Run } from "./run";

/** What Terraform says when it reads outputs of a stack that is not there, or not yet as it will be. */
const NOT_APPLIED = /Unable to find remote state|Unsupported attribute[\s\S]*terraform_remote_state/;

/** What the plans of a run are for, and where they are saved. */
export interface PlanRequest {
  readonly direction: Direction;
  /** Name of the saved plan in each stack's folder. */
  readonly file: string;
  /** Readable plan of a stack that cannot be planned yet, against mocks. */
  readonly preview: (stack: Stack) => Promise<string>;
}

interface Attempted {
  readonly ended: Ended;
  /** Outputs that the plan would change. */
  readonly changing: readonly string[];
}

/**
 * Plans stacks, `run.parallel` at a time and all as they are now, and leaves each plan in its stack's folder. A stack that
 * reads what another one's plan is about to change has no plan: it would be made of values that are gone when it is applied.
 * It says which one comes first, and is previewed instead; the next run goes on with it.
 */
export function planStacks(run: Run, stacks: readonly Stack[], request: PlanRequest): Ends {
  const limit = pLimit(run.parallel);
  const settled = new Map<string, Promise<Attempted>>();
  for (const stack of request.direction === "destroy" ? reversed(stacks).reverse() : stacks) {
    const own = limit(() => planned(run, stack, request));
    settled.set(stack.name, settle(own, stack, settled, request, limit, run));
  }
  return new Map([...settled].map(([name, each]) => [name, each.then(({ ended }) => ended)]));
}

/**
 * As it was planned, unless one below it changes what it reads. What is below comes first in the order of stacks. To take
 * down, what stands on it comes first: where that has no plan it stays, and so must what it stands on.
 */
async function settle(
  own: Promise<Attempted>,
  stack: Stack,
  settled: ReadonlyMap<string, Promise<Attempted>>,
  { direction, file, preview }: PlanRequest,
  limit: <T>(work: () => Promise<T>) => Promise<T>,
  run: Run,
): Promise<Attempted> {
  const below = stack.dependencies.flatMap((name) => settled.get(name) ?? []);
  const first = firstOf(direction === "apply" ? outputsReadIn(stack.folder) : new Set(), await Promise.all(below));
  const attempted = await own;
  const { outcome, reason = first } = attempted.ended;
  if (outcome === "stopped" || (outcome !== "waits" && (!first || outcome === "failed"))) return attempted;
  rmSync(join(stack.folder, file), { force: true });
  // A preview shows what would be made, never what would go.
  const waits = (why = "") => ({ outcome: "waits" as const, reason: `${reason}${why}`, changes: [] });
  if (direction === "destroy") return { ended: await attempt(run, stack, async () => waits()), changing: [] };
  const ended = await limit(() =>
    attempt(run, stack, async (progress) => {
      progress("preview");
      try {
        return { outcome: "previewed", reason, changes: [], text: await preview(stack) };
      } catch (error) {
        return waits(`\nNor could it be previewed: ${wordsOf(error)}`);
      }
    }),
  );
  return { ended, changing: [] };
}

/** Why a stack must wait for one below it; nothing when it need not. */
function firstOf(reads: ReadonlySet<string>, below: readonly Attempted[]): string | undefined {
  for (const { ended, changing } of below) {
    if (!["planned", "unchanged"].includes(ended.outcome)) return `${ended.name} first, which is not planned`;
    if (changing.some((output) => reads.has(output))) return `${ended.name} first, which changes what this one reads`;
  }
  return undefined;
}

async function planned(run: Run, stack: Stack, { direction, file }: PlanRequest): Promise<Attempted> {
  let plan: PlannedStack | undefined;
  const ended = await atWork(run, stack, async (progress): Promise<Found> => {
    try {
      plan = await planStack(run.terraform, stack, { direction, file, lockTimeout: run.lockTimeout }, progress);
    } catch (error) {
      const said = wordsOf(error);
      const missing = NOT_APPLIED.test(said) ? stack.dependencies.filter((each) => said.includes(each)) : [];
      if (missing.length === 0) throw error;
      return { outcome: "waits", reason: `${missing.join(", ")} first, which was not applied yet`, changes: [] };
    }
    return plan ? { outcome: "planned", changes: changesOf(plan.json), text: plan.text } : { outcome: "unchanged", changes: [] };
  });
  return { ended, changing: plan ? changedOutputs(plan.json) : [] };
}
