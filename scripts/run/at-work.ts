import type { Progress } from "../terraform/apply";
import type { Stack } from "../terraform/stacks";
import { claimed } from "./claim";
import { attempt, type Ended, type Found, type Run } from "./run";
import { requireSavedState } from "./unsaved-state";

/** `work` on an initialized stack whose folder nobody else is at work in, and whose last state was saved. */
export const atWork = (run: Run, stack: Stack, work: (progress: Progress) => Promise<Found>): Promise<Ended> =>
  attempt(run, stack, (progress) =>
    claimed(run.stopping, stack, progress, async () => {
      requireSavedState(stack);
      await run.init(stack, progress);
      return work(progress);
    }),
  );
