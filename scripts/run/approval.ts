import pLimit from "p-limit";
import { agree } from "../terraform/agree";
import { UserError } from "../terraform/user-error";
import type { ApplyRequest } from "./apply-stacks";

/** Whether a plan may be applied: always, or when the person at the terminal says so, one stack after the other. */
export function approval(kind: "always" | "ask", stopping: AbortSignal): ApplyRequest["approve"] {
  if (kind === "always") return async () => true;
  if (!process.stdin.isTTY) throw new UserError("There is nobody to ask: say --auto-approve, or run this on a terminal.");
  const oneAtATime = pLimit(1);
  // Ctrl-C at a question ends the run as anywhere else.
  const stop = () => process.kill(process.pid, "SIGINT");
  return ({ name }, text) =>
    oneAtATime(async () => {
      // Nobody who has ended the run wants to hear of the stacks that wait for an answer.
      const isApproved =
        !stopping.aborted && (await agree(`\n${text}\n\nApply this to ${name}? Only "yes" applies it: `, stop, stopping));
      if (stopping.aborted) throw new UserError("stopped before it was approved");
      return isApproved;
    });
}
