import { join } from "node:path";
import type { ListrTask } from "listr2";
import pLimit from "p-limit";
import { knownDifferences } from "../local-aws/known-differences";
import { applyStack, initStack, type Progress } from "../terraform/apply";
import { bootstrap } from "../terraform/bootstrap";
import { Blocked, inOrder } from "../terraform/in-order";
import { planAgain } from "../terraform/second-plan";
import { related, type Stack } from "../terraform/stacks";
import { readState, type State } from "../terraform/state";
import type { Terraform } from "../terraform/terraform";
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
 * One task per stack: applied as soon as what it reads is there, and planned again as soon as nothing that it reads
 * from or that reads from it is still to be applied. The state stack comes first.
 */
export function rehearsalTasks(
  terraform: Terraform,
  state: Stack,
  systemStacks: readonly Stack[],
  results: Results,
): ListrTask[] {
  const stacks = [state, ...systemStacks.map((stack) => ({ ...stack, dependencies: [...stack.dependencies, state.name] }))];
  const titles = new Map<string, Progress>();
  const tell = (stack: Stack) => (doing: string) => titles.get(stack.name)?.(doing);
  const applied = applyAll(terraform, state, systemStacks, tell);
  const planLimit = pLimit(PARALLEL_PLANS);

  const finish = async (stack: Stack): Promise<Outcome> => {
    const seconds = await applied.get(stack.name);
    tell(stack)(`applied in ${seconds?.toFixed(0)} s, waiting for others`);
    await Promise.all(related(stack, stacks).map((name) => applied.get(name)?.catch(() => Promise.reject(new Blocked(name)))));
    return planLimit(async () => {
      tell(stack)(`applied in ${seconds?.toFixed(0)} s, second plan`);
      const differences = await planAgain(terraform, stack, knownDifferences);
      const secondPlan = differences.length === 0 ? "no change" : `only known differences (${differences.length})`;
      return { ...(await readState(terraform, stack)), seconds: seconds ?? 0, secondPlan };
    });
  };
  return stacks.map((stack) => ({
    title: `${stack.name}: waiting`,
    task: async (_, task) => {
      titles.set(stack.name, (doing) => {
        task.title = `${stack.name}: ${doing}`;
      });
      try {
        const outcome = await finish(stack);
        results.outcomes.set(stack.name, outcome);
        tell(stack)(`applied in ${outcome.seconds.toFixed(0)} s, second plan: ${outcome.secondPlan}`);
      } catch (error) {
        const reason = reasonOf(error);
        results.failures.push(`${stack.name}: ${reason}`);
        throw new Error(reason.split("\n")[0]);
      }
    },
  }));
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
  const init = async (stack: Stack) => {
    await usable;
    await initLimit(() => initStack(terraform, stack, tell(stack)));
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
  return error instanceof Error ? error.message : String(error);
}
