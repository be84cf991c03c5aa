import type { Clock } from "../../../functions/origin-header/header";

export const HEADER = "X-Origin-Verify";
export const FIRST_VALUE = "not-rotated-yet";
export const DISTRIBUTION = "E1SHOP";

export type Input = Readonly<Record<string, unknown>>;
type Call = { readonly name: string; readonly input: object };

/**
 * A distribution that sends the header, what its origin takes, and a clock. After every call and every pause it looks
 * whether the origin would refuse what any edge location sends: `refusals` tells after which.
 */
export abstract class HeaderEdge {
  readonly calls: Call[] = [];
  readonly refusals: string[] = [];
  status = "Deployed";
  /** What the edge locations send: during a change, some the old value, some the new one. */
  sending = new Set<string>();
  /** Until a change has reached all of them. */
  deploySeconds = 120;
  /** By number of the call, from 1: it fails before it has done anything, or its answer is lost. */
  fails: Readonly<Record<number, "before" | "after">> = {};
  private seconds = 0;
  private deployedAt = 0;

  /** What is configured to be sent. */
  abstract get sent(): string;
  /** What the origin takes. */
  abstract accepted: string[];
  /** Somebody else's apply, later, of what is configured now. */
  abstract kept(): () => void;
  protected abstract readonly answers: Readonly<Record<string, (input: Input) => unknown>>;
  protected abstract passes(value: string): boolean;

  readonly clock: Clock = {
    now: () => this.seconds * 1_000,
    pause: async (ms) => {
      this.seconds += ms / 1_000;
      if (this.status === "InProgress" && this.seconds >= this.deployedAt) this.deployed();
      this.look("a pause");
    },
  };

  deployed(): void {
    this.status = "Deployed";
    this.sending = new Set([this.sent]);
  }

  async send(command: object & { input: object }): Promise<unknown> {
    const name = command.constructor.name.replace("Command", "");
    this.calls.push({ name, input: command.input });
    const fails = this.fails[this.calls.length];
    if (fails === "before") throw new Error("throttled");
    const answer = this.answers[name](command.input as Input);
    this.look(name);
    if (fails === "after") throw new Error("answer lost");
    return answer;
  }

  /** A change is on its way to the edge locations. */
  protected deploying(): void {
    this.sending.add(this.sent);
    this.status = "InProgress";
    this.deployedAt = this.seconds + this.deploySeconds;
  }

  private look(after: string): void {
    for (const value of this.sending) if (!this.passes(value)) this.refusals.push(`${value} after ${after}`);
  }
}
