import type { ListrTask } from "listr2";
import { knownDifferences } from "../local-aws/known-differences";
import { applyStack } from "../terraform/apply";
import { bootstrap } from "../terraform/bootstrap";
import { Blocked, inOrder } from "../terraform/in-order";
import { planAgain } from "../terraform/second-plan";
import type { Stack } from "../terraform/stacks";
import { readState, type State } from "../terraform/state";
import type { Terraform } from "../terraform/terraform";
import { firstApply } from "./first-apply";

/** Stacks at work at the same time. Most of an apply is waiting, so more than there are processors. */
const PARALLEL_APPLIES = 4;
/** A plan keeps a processor busy all the time. */
const PARALLEL_PLANS = 2;

/** What became of each stack, filled in while the tasks run. */
export class Results {
  readonly seconds = new Map<string, number>();
  readonly secondPlan = new Map<string, string>();
  readonly states = new Map<string, State>();
  readonly failures: string[] = [];
}

/** One task per stack: the state stack first, the others as soon as what they read is applied. */
export function applyTasks(terraform: Terraform, state: Stack, stacks: readonly Stack[], results: Results): ListrTask[] {
  let beginOthers: () => void = () => undefined;
  let failOthers: (reason: unknown) => void = () => undefined;
  const usable = new Promise<void>((resolve, reject) => {
    beginOthers = resolve;
    failOthers = reject;
  });
  const lines = new Map<string, (line: string) => void>();
  const tell = (stack: Stack) => (doing: string) => lines.get(stack.name)?.(`${stack.name}: ${doing}`);

  const bootstrapped = timed(results, state, () =>
    bootstrap(terraform, state, firstApply(terraform, tell(state), beginOthers), tell(state)),
  );
  bootstrapped.then(beginOthers, () => failOthers(new Blocked(state.name)));
  const applied = inOrder(stacks, PARALLEL_APPLIES, async (stack) => {
    await usable;
    await timed(results, stack, () => applyStack(terraform, stack, tell(stack)));
  });
  const outcomes: [Stack, Promise<void>][] = [
    [state, bootstrapped],
    ...stacks.map((stack) => [stack, applied.get(stack.name)] as never),
  ];
  return outcomes.map(([stack, outcome]) => ({
    title: `${stack.name}: waiting`,
    task: async (_, task) => {
      lines.set(stack.name, (line) => {
        task.title = line;
      });
      await finish(outcome, stack, results);
      task.title = `${stack.name}: applied in ${results.seconds.get(stack.name)?.toFixed(0)} s`;
    },
  }));
}

/** One task per stack: plan again, and read what the state holds. */
export function secondPlanTasks(terraform: Terraform, stacks: readonly Stack[], results: Results): ListrTask[] {
  const free = stacks.map((stack) => ({ ...stack, dependencies: [] }));
  const planned = inOrder(free, PARALLEL_PLANS, async (stack) => {
    const differences = await planAgain(terraform, stack, knownDifferences);
    results.states.set(stack.name, await readState(terraform, stack));
    results.secondPlan.set(stack.name, differences.length === 0 ? "no change" : `${differences.length} known difference(s)`);
  });
  return stacks.map((stack) => ({
    title: `${stack.name}: second plan`,
    task: async (_, task) => {
      await finish(planned.get(stack.name), stack, results);
      task.title = `${stack.name}: second plan, ${results.secondPlan.get(stack.name)}`;
    },
  }));
}

async function timed(results: Results, { name }: Stack, work: () => Promise<void>): Promise<void> {
  const begun = process.hrtime.bigint();
  await work();
  results.seconds.set(name, Number(process.hrtime.bigint() - begun) / 1e9);
}

async function finish(outcome: Promise<void> | undefined, { name }: Stack, { failures }: Results): Promise<void> {
  try {
    await outcome;
  } catch (error) {
    const reason =
      error instanceof Blocked
        ? `not touched, because ${error.message} failed`
        : error instanceof Error
          ? error.message
          : String(error);
    failures.push(`${name}: ${reason}`);
    throw new Error(reason.split("\n")[0]);
  }
}
