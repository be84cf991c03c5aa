import { Listr, type ListrTask } from "listr2";
import type { Progress } from "./apply";
import type { Stack } from "./stacks";
import { wordsOf } from "./user-error";

/** One line on the terminal for each stack, which says what is going on in it. */
export class LiveLines {
  private readonly titles = new Map<string, Progress>();

  readonly tell =
    ({ name }: Stack): Progress =>
    (doing) =>
      this.titles.get(name)?.(doing);

  /** Shows the lines until `ended` is through with every stack; where it fails, the line says so with its first words. */
  async show(stacks: readonly Stack[], ended: (stack: Stack) => Promise<unknown>): Promise<void> {
    const tasks = stacks.map(
      (stack): ListrTask => ({
        title: `${stack.name}: waiting`,
        task: async (_, task) => {
          this.titles.set(stack.name, (doing) => {
            task.title = `${stack.name}: ${doing}`;
          });
          await ended(stack).catch((error: unknown) => {
            throw new Error(wordsOf(error).split("\n")[0]);
          });
        },
      }),
    );
    // Its own signal handlers would end the process at once, and leave Terraform runs behind that hold locks.
    await new Listr(tasks, { concurrent: true, exitOnError: false, registerSignalListeners: false }).run();
  }
}
