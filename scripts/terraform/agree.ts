import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { UserError } from "./user-error";

/**
 * Asks on the terminal; only `yes` is one. Without a terminal nobody can answer. `stopped` is called on Ctrl-C; `stopping`
 * takes the question back.
 */
export async function agree(question: string, stopped: () => void = () => undefined, stopping?: AbortSignal): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UserError("Nobody can be asked here: --yes answers.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // A terminal that is being read keeps Ctrl-C to itself, and the question then never ends; nor does it after Ctrl-D.
  terminal.on("SIGINT", () => {
    stopped();
    if (!stopping) terminal.close();
  });
  const close = () => terminal.close();
  stopping?.addEventListener("abort", close);
  const closed = once(terminal, "close").then(() => "");
  try {
    return (await Promise.race([terminal.question(question).catch(() => ""), closed])).trim() === "yes";
  } finally {
    stopping?.removeEventListener("abort", close);
    terminal.close();
  }
}
