import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { UserError } from "./user-error";

/** Asks on the terminal; only `yes` is one. Without a terminal nobody can answer. `stopped` is called on Ctrl-C. */
export async function agree(question: string, stopped: () => void = () => undefined): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UserError("Nobody can be asked here: --yes answers.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // A terminal that is being read keeps Ctrl-C to itself, and the question then never ends; nor does it after Ctrl-D.
  terminal.on("SIGINT", () => {
    stopped();
    terminal.close();
  });
  const closed = once(terminal, "close").then(() => "");
  try {
    return (await Promise.race([terminal.question(question), closed])).trim() === "yes";
  } finally {
    terminal.close();
  }
}
