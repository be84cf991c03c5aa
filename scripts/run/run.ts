import type { Progress } from "../terraform/apply";
import { Blocked } from "../terraform/in-order";
import type { Change, StackOutcome, StackReport } from "../terraform/run-report";
import type { Stack } from "../terraform/stacks";
import type { Terraform } from "../terraform/terraform";
import { wordsOf } from "../terraform/user-error";
import { advice } from "./advice";

/** What all commands of a run share. */
export interface Run {
  readonly terraform: Terraform;
  readonly init: (stack: Stack, progress: Progress) => Promise<void>;
  /** Stacks at work at the same time. */
  readonly parallel: number;
  /** How long to wait for a lock that somebody else holds, in Terraform's words: `5m`. */
  readonly lockTimeout: string;
  readonly stopping: AbortSignal;
  /** Tells what is going on in a stack. */
  readonly tell: (stack: Stack) => Progress;
}

/** What became of a stack, with its readable plan where there is one. */
export interface Ended extends StackReport {
  readonly text?: string;
}

/** How each stack of a run ends, by name, in the order in which they are worked on. */
export type Ends = ReadonlyMap<string, Promise<Ended>>;

/** A plan that nobody allowed. */
export class Refused extends Error {
  constructor(
    reason: string,
    readonly changes: readonly Change[],
    readonly text: string,
  ) {
    super(reason);
  }
}

/** What `work` found out, or how it failed; never an error. */
export type Found = Omit<Ended, "name" | "seconds">;

/** Ends with what `work` says of a stack, or with why it could not. */
export async function attempt(run: Run, stack: Stack, work: (progress: Progress) => Promise<Found>): Promise<Ended> {
  const begun = process.hrtime.bigint();
  const ended = (found: Found): Ended => {
    run.tell(stack)(toldAs(found.outcome));
    return { name: stack.name, seconds: Number(process.hrtime.bigint() - begun) / 1e9, ...found };
  };
  try {
    return ended(await work(run.tell(stack)));
  } catch (error) {
    return ended(failure(run, stack, error));
  }
}

function failure({ stopping }: Run, stack: Stack, error: unknown): Found {
  if (error instanceof Blocked) return { outcome: "blocked", reason: `${error.message} did not end well`, changes: [] };
  const said = wordsOf(error);
  if (error instanceof Refused) return { outcome: "refused", reason: said, changes: error.changes, text: error.text };
  if (stopping.aborted) return { outcome: "stopped", reason: said, changes: [] };
  return { outcome: "failed", reason: [said, ...advice(said, stack)].join("\n"), changes: [] };
}

const TOLD: Partial<Record<StackOutcome, string>> = {
  unchanged: "no changes",
  waits: "not planned, another one comes first",
  refused: "refused, see below",
  failed: "failed, see below",
  drifted: "has drifted",
};
const toldAs = (outcome: StackOutcome) => TOLD[outcome] ?? outcome;

/** Whether a stack's end lets those go on that wait for it. */
export const isGood = ({ outcome }: Pick<Ended, "outcome">): boolean => outcome === "applied" || outcome === "unchanged";
