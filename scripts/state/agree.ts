import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { UserError } from "../terraform/user-error";

/** Asks on the terminal; only `yes` is one. Without a terminal nobody can answer. */
export async function agree(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UserError("Nobody can be asked here: --yes answers.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    // Ctrl-C and Ctrl-D close the terminal, and the question then never ends.
    const closed = once(terminal, "close").then(() => "");
    return (await Promise.race([terminal.question(question), closed])).trim() === "yes";
  } finally {
    terminal.close();
  }
}
