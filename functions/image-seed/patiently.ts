import { setTimeout as pause } from "node:timers/promises";
import { RegistryFailure } from "./registry-request";

/** With the pauses doubling from one second, half a minute in all. */
const MOST_TRIES = 6;
const FIRST_PAUSE_MS = 1_000;

/** Does it again, less and less often, while the reason may pass by itself. */
export async function patiently<T>(work: () => Promise<T>, firstPauseMs = FIRST_PAUSE_MS): Promise<T> {
  for (let tries = 1, wait = firstPauseMs; ; tries++, wait *= 2) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error) || tries === MOST_TRIES) throw error;
      console.log(JSON.stringify({ tries, again: `in ${wait} ms`, because: error.message }));
      await pause(wait);
    }
  }
}

/** Failures that say so themselves, and a refusal by IAM: the function's own role was made a moment ago, and not all of AWS knows it yet. */
const mayPass = (error: unknown): error is Error =>
  (error instanceof RegistryFailure && error.passing) || (error instanceof Error && error.name === "AccessDeniedException");
