import { setTimeout as pause } from "node:timers/promises";

/** With the pauses doubling from one second, half a minute in all. */
const MOST_TRIES = 6;
const FIRST_PAUSE_MS = 1_000;

/** Whether what failed may go well when it is done again. */
export type MayPass = (error: Error) => boolean;

/** Does it again, less and less often, while the reason may pass by itself. */
export async function patiently<T>(work: () => Promise<T>, mayPass: MayPass, firstPauseMs = FIRST_PAUSE_MS): Promise<T> {
  for (let tries = 1, wait = firstPauseMs; ; tries++, wait *= 2) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error) || !mayPass(error) || tries === MOST_TRIES) throw error;
      console.log(JSON.stringify({ tries, again: `in ${wait} ms`, because: error.message }));
      await pause(wait);
    }
  }
}
