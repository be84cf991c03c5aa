import { join } from "node:path";
import pLimit from "p-limit";
import { knownDifferences } from "../local-aws/known-differences";
import { applyStack, type Progress } from "../terraform/apply";
import { bootstrap } from "../terraform/bootstrap";
import { Blocked, inOrder } from "../terraform/in-order";
import { LiveLines } from "../terraform/live-lines";
import { primedInit } from "../terraform/primed-init";
import { planAgain } from "../terraform/second-plan";
import { related, type Stack } from "../terraform/stacks";
import { readState, type State } from "../terraform/state";
import type { Terraform } from "../terraform/terraform";
import { wordsOf } from "../terraform/user-error";
import { applyState } from "./apply-state";

/** Stacks at work at the same time. Most of an apply is waiting, so more than there are processors. */
const PARALLEL_APPLIES = 4;
/** An init and a plan keep a processor busy all the time. */
const PARALLEL_INITS = 2;
const PARALLEL_PLANS = 2;

/** What became of one stack. */
export interface Outcome extends State {
  readonly seconds: number;
  readonly secondPlan: string;
}

/** What became of every stack, filled in while the tasks run. */
export interface Results {
  readonly outcomes: Map<string, Outcome>;
  readonly failures: string[];
}

/**
 * Applies each stack as soon as what it reads is there, and plans it again as soon as nothing that it reads from or that
 * reads from it is still to be applied; a line on the terminal says how far it is. The state stack comes first.
 */
export async function rehearse(terraform: Terraform, state: Stack, systemStacks: readonly Stack[]): Promise<Results> {
  const stacks = [state, ...systemStacks.map((stack) => ({ ...stack, dependencies: [...stack.dependencies, state.name] }))];
  const results: Results = { outcomes: new Map(), failures: [] };
  const live = new LiveLines();
  const applied = applyAll(terraform, state, systemStacks, live.tell);
  const planLimit = pLimit(PARALLEL_PLANS);

  const finish = async (stack: Stack): Promise<Outcome> => {
    const seconds = await applied.get(stack.name);
    live.tell(stack)(`applied in ${seconds?.toFixed(0)} s, waiting for others`);
    await Promise.all(related(stack, stacks).map((name) => applied.get(name)?.catch(() => Promise.reject(new Blocked(name)))));
    return planLimit(async () => {
      live.tell(stack)(`applied in ${seconds?.toFixed(0)} s, second plan`);
      const differences = await planAgain(terraform, stack, knownDifferences);
      const secondPlan = differences.length === 0 ? "no change" : `only known differences (${differences.length})`;
      return { ...(await readState(terraform, stack)), seconds: seconds ?? 0, secondPlan };
    });
  };
  await live.show(stacks, async (stack) => {
    try {
      const outcome = await finish(stack);
      results.outcomes.set(stack.name, outcome);
      live.tell(stack)(`applied in ${outcome.seconds.toFixed(0)} s, second plan: ${outcome.secondPlan}`);
    } catch (error) {
      const reason = reasonOf(error);
      results.failures.push(`${stack.name}: ${reason}`);
      throw new Error(reason);
    }
  });
  return results;
}

/** Starts every apply; one promise per stack, of the seconds it took. */
function applyAll(terraform: Terraform, state: Stack, stacks: readonly Stack[], tell: (stack: Stack) => Progress) {
  const { promise: usable, resolve, reject } = withResolvers();
  const bootstrapped = timed(() =>
    bootstrap(
      terraform,
      state,
      join(state.folder, "bootstrap.tfstate"),
      applyState(terraform, tell(state), resolve),
      tell(state),
    ),
  );
  bootstrapped.then(resolve, () => reject(new Blocked(state.name)));
  // All at once and not each before its apply: while the first stacks wait for AWS, the processors have nothing to do.
  const initLimit = pLimit(PARALLEL_INITS);
  const primed = primedInit(terraform);
  const init = async (stack: Stack) => {
    await usable;
    await initLimit(() => primed(stack, tell(stack)));
  };
  const initialized = new Map(stacks.map((stack) => [stack.name, init(stack)]));
  for (const promise of initialized.values()) promise.catch(() => undefined);
  const applied = inOrder(stacks, PARALLEL_APPLIES, async (stack) => {
    await initialized.get(stack.name);
    return timed(() => applyStack(terraform, stack, tell(stack)));
  });
  return new Map([[state.name, bootstrapped], ...applied]);
}

function withResolvers() {
  let resolve: () => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

/** Seconds that `work` took. */
async function timed(work: () => Promise<void>): Promise<number> {
  const begun = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begun) / 1e9;
}

function reasonOf(error: unknown): string {
  if (error instanceof Blocked) return `not done, because ${error.message} failed`;
  return wordsOf(error);
}
