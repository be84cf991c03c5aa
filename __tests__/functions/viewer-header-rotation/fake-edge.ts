import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../../functions/origin-header/header";
import { ROOT } from "../../support/run";

export const HEADER = "X-Origin-Verify";
export const FIRST_VALUE = "not-rotated-yet";
export const FUNCTION = "shop-test";
export const DISTRIBUTION = "E1SHOP";
export const PATTERN_SET = { name: "shop-test-origin", id: "0a1b-2c3d" };

/** The very code that Terraform writes. */
export const CODE = readFileSync(join(ROOT, "viewer-functions/origin-header.js"), "utf8");
export const DESCRIPTION = "Values that origins take";
const FUNCTION_CONFIG = { Comment: "Names the distribution to its origins", Runtime: "cloudfront-js-2.0" };

type Call = { readonly name: string; readonly input: object };
type Input = Readonly<Record<string, unknown>>;

/**
 * A function at the edge with its draft, the distribution that runs it, a set of patterns before the origins, and a
 * clock. After every call and every pause it looks whether the set would refuse what any edge location sends.
 */
export class FakeEdge {
  readonly calls: Call[] = [];
  readonly refusals: string[] = [];
  draft: string;
  live: string;
  status = "Deployed";
  patterns: string[];
  /** What the edge locations send: during a change, some the old value, some the new one. */
  sending: Set<string>;
  /** Until a change has reached all of them. */
  deploySeconds = 120;
  /** By number of the call, from 1: it fails before it has done anything, or its answer is lost. */
  fails: Readonly<Record<number, "before" | "after">> = {};
  private seconds = 0;
  private deployedAt = 0;
  private etag = 1;
  private lock = 1;

  constructor(sent = FIRST_VALUE, accepted = [FIRST_VALUE]) {
    this.live = CODE.replace(FIRST_VALUE, sent);
    this.draft = this.live;
    this.sending = new Set([sent]);
    this.patterns = accepted.map((value) => `^${value}$`);
  }

  readonly clock: Clock = {
    now: () => this.seconds * 1_000,
    pause: async (ms) => {
      this.seconds += ms / 1_000;
      if (this.status === "InProgress" && this.seconds >= this.deployedAt) this.deployed();
      this.look("a pause");
    },
  };

  /** What the live code sends, found by running it. */
  get sent(): string {
    const run = new Function(`${this.live}; return handler({ request: { headers: {} } }).headers`);
    return run()[HEADER.toLowerCase()].value;
  }

  get accepted(): string[] {
    return this.patterns.map((pattern) => pattern.slice(1, -1));
  }

  /** Somebody else writes and publishes the function's code. */
  change(code: string): void {
    this.write(code);
    this.publish();
  }

  /** Somebody else writes the set of patterns. */
  rewrite(values: readonly string[]): void {
    this.patterns = values.map((value) => `^${value}$`);
    this.lock += 1;
  }

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

  private readonly answers: Record<string, (input: Input) => unknown> = {
    DescribeFunction: ({ Name, Stage }) => {
      expect([Name, Stage]).toEqual([FUNCTION, "DEVELOPMENT"]);
      return { ETag: `E${this.etag}`, FunctionSummary: { Name, FunctionConfig: { ...FUNCTION_CONFIG } } };
    },
    GetFunction: ({ Name, Stage }) => {
      expect([Name, Stage]).toEqual([FUNCTION, "LIVE"]);
      return { FunctionCode: new TextEncoder().encode(this.live), ETag: "of what is live" };
    },
    UpdateFunction: ({ IfMatch, FunctionConfig, FunctionCode }) => {
      expect(FunctionConfig).toEqual(FUNCTION_CONFIG);
      if (IfMatch !== `E${this.etag}`) throw new Error("PreconditionFailed");
      this.write(Buffer.from(FunctionCode as Uint8Array).toString());
      return { ETag: `E${this.etag}` };
    },
    PublishFunction: ({ IfMatch }) => {
      if (IfMatch !== `E${this.etag}`) throw new Error("PreconditionFailed");
      this.publish();
    },
    GetDistribution: ({ Id }) => ({ Distribution: { Id, Status: this.status } }),
    GetRegexPatternSet: (input) => {
      expect(input).toEqual({ Name: PATTERN_SET.name, Id: PATTERN_SET.id, Scope: "REGIONAL" });
      const RegularExpressionList = this.patterns.map((RegexString) => ({ RegexString }));
      return { RegexPatternSet: { Description: DESCRIPTION, RegularExpressionList }, LockToken: `L${this.lock}` };
    },
    UpdateRegexPatternSet: ({ LockToken, Description, RegularExpressionList }) => {
      expect(Description).toBe(DESCRIPTION);
      if (LockToken !== `L${this.lock}`) throw new Error("WAFOptimisticLockException");
      this.patterns = (RegularExpressionList as { RegexString: string }[]).map(({ RegexString }) => RegexString);
      this.lock += 1;
    },
  };

  private write(code: string): void {
    this.draft = code;
    this.etag += 1;
  }

  private publish(): void {
    this.live = this.draft;
    this.sending.add(this.sent);
    this.status = "InProgress";
    this.deployedAt = this.seconds + this.deploySeconds;
  }

  private look(after: string): void {
    const passes = (value: string) => this.patterns.some((pattern) => new RegExp(pattern).test(value));
    for (const value of this.sending) if (!passes(value)) this.refusals.push(`${value} after ${after}`);
  }
}
