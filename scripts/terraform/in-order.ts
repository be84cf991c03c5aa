import pLimit from "p-limit";
import type { Stack } from "./stacks";

/** A stack that was not touched because one it depends on failed. */
export class Blocked extends Error {}

/**
 * Starts `work` for every stack as soon as all it depends on (among `stacks`) is done, `parallel` at a time. A failure
 * blocks only what depends on it; everything else runs to its end. Returns one promise for each stack, by name.
 */
export function inOrder<T>(
  stacks: readonly Stack[],
  parallel: number,
  work: (stack: Stack) => Promise<T>,
): ReadonlyMap<string, Promise<T>> {
  const limit = pLimit(parallel);
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const started = new Map<string, Promise<T>>();
  const start = (stack: Stack): Promise<T> => {
    const known = started.get(stack.name);
    if (known) return known;
    const before = stack.dependencies.flatMap((name) => byName.get(name) ?? []);
    const promise = Promise.all(before.map((each) => start(each).catch(() => Promise.reject(new Blocked(each.name))))).then(() =>
      limit(() => work(stack)),
    );
    promise.catch(() => undefined); // Whoever awaits it hears of the failure; until then it is not "unhandled".
    started.set(stack.name, promise);
    return promise;
  };
  for (const stack of stacks) void start(stack);
  return started;
}
