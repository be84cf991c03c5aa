import { createInterface } from "node:readline/promises";
import pLimit from "p-limit";
import type { Stack } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";
import type { ApplyRequest } from "./apply-stacks";

/** Whether a plan may be applied: always, or when the person at the terminal says so, one stack after the other. */
export function approval(kind: "always" | "ask", stopping: AbortSignal): ApplyRequest["approve"] {
  if (kind === "always") return async () => true;
  if (!process.stdin.isTTY) throw new UserError("There is nobody to ask: say --auto-approve, or run this on a terminal.");
  const oneAtATime = pLimit(1);
  return (stack, text) => oneAtATime(() => ask(stack, text, stopping));
}

async function ask({ name }: Stack, text: string, stopping: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // A terminal that is being read keeps Ctrl-C to itself.
  terminal.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    const question = `\n${text}\n\nApply this to ${name}? Only "yes" applies it: `;
    return (await terminal.question(question, { signal: stopping })).trim() === "yes";
  } finally {
    terminal.close();
  }
}
