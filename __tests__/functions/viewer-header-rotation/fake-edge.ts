import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../support/run";
import { FIRST_VALUE, HEADER, HeaderEdge, type Input } from "../origin-header/header-edge";

export const FUNCTION = "shop-test";
export const PATTERN_SET = { name: "shop-test-origin", id: "0a1b-2c3d" };

/** The very code that Terraform writes. */
export const CODE = readFileSync(join(ROOT, "viewer-functions/origin-header.js"), "utf8");
export const DESCRIPTION = "Values that origins take";
const FUNCTION_CONFIG = { Comment: "Names the distribution to its origins", Runtime: "cloudfront-js-2.0" };

/** A function at the edge with its draft, the distribution that runs it, and a set of patterns before the origins. */
export class FakeEdge extends HeaderEdge {
  draft: string;
  live: string;
  patterns: string[];
  private etag = 1;
  private lock = 1;

  constructor(sent = FIRST_VALUE, accepted = [FIRST_VALUE]) {
    super();
    this.live = CODE.replace(FIRST_VALUE, sent);
    this.draft = this.live;
    this.sending.add(sent);
    this.patterns = accepted.map((value) => `^${value}$`);
  }

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

  kept(): () => void {
    const { live } = this;
    return () => this.change(live);
  }

  protected readonly answers: Record<string, (input: Input) => unknown> = {
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
    this.deploying();
  }

  protected passes(value: string): boolean {
    return this.patterns.some((pattern) => new RegExp(pattern).test(value));
  }
}
