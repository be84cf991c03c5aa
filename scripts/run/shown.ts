import type { Progress } from "../terraform/apply";
import { LiveLines } from "../terraform/live-lines";
import { isBad } from "../terraform/run-report";
import type { Stack } from "../terraform/stacks";
import type { Ended, Ends } from "./run";

/** On a terminal a line for each stack that changes; elsewhere, and where a person is asked, one line after the other. */
export interface Shown {
  readonly tell: (stack: Stack) => Progress;
  /** Waits for every stack to end. */
  readonly until: (stacks: readonly Stack[], ends: Ends) => Promise<Ended[]>;
}

export function shown(kind: "live" | "lines"): Shown {
  const all = (ends: Ends) => Promise.all(ends.values());
  if (kind === "lines") return { tell: linesOf(console.log), until: (_, ends) => all(ends) };
  const live = new LiveLines();
  const until = async (stacks: readonly Stack[], ends: Ends) => {
    await live.show(stacks, async ({ name }) => {
      const ended = await ends.get(name);
      if (ended && isBad(ended)) throw new Error(`${name}: ${ended.outcome}`);
    });
    return all(ends);
  };
  return { tell: live.tell, until };
}

/** A line at each step, whose first word is its name; what only counts on is left out. */
function linesOf(say: (line: string) => void): Shown["tell"] {
  const last = new Map<string, string>();
  return ({ name }) =>
    (doing) => {
      const step = doing.split(/\W/)[0];
      if (last.get(name) === step) return;
      last.set(name, step);
      say(`${name}: ${doing}`);
    };
}
