import type { DistributionConfig, GetDistributionResult } from "@aws-sdk/client-cloudfront";
import type { Clock } from "../../../functions/origin-header/header";

export const HEADER = "X-Origin-Verify";
export const FIRST_VALUE = "not-rotated-yet";
export const RULE = "arn:aws:elasticloadbalancing:ap-southeast-2:111111111111:listener-rule/app/shop-test/1/2/3";
export const DISTRIBUTION = "E1SHOP";

type Condition = { Field: string; HttpHeaderConfig: { HttpHeaderName: string; Values: string[] } };
type Call = { readonly name: string; readonly input: object };

const configSending = (HeaderValue: string): DistributionConfig => ({
  CallerReference: "terraform",
  Comment: "shop-test",
  Enabled: true,
  WebACLId: "arn:aws:wafv2:us-east-1:111111111111:global/webacl/shop-test/1",
  DefaultCacheBehavior: { TargetOriginId: "files", ViewerProtocolPolicy: "redirect-to-https", Compress: true },
  Origins: {
    Quantity: 2,
    Items: [
      { Id: "files", DomainName: "files.s3.amazonaws.com", CustomHeaders: { Quantity: 0 } },
      {
        Id: "application",
        DomainName: "shop-test.elb.amazonaws.com",
        CustomHeaders: {
          Quantity: 2,
          // As CloudFront gives it back: header names have no case.
          Items: [
            { HeaderName: "X-Shop", HeaderValue: "test" },
            { HeaderName: HEADER.toLowerCase(), HeaderValue },
          ],
        },
      },
    ],
  },
});

/**
 * A distribution, its origin's rule and a clock. After every call and every pause it looks whether the origin would
 * refuse what any edge location sends: `refusals` tells after which.
 */
export class FakeEdge {
  readonly calls: Call[] = [];
  readonly refusals: string[] = [];
  config: DistributionConfig;
  status = "Deployed";
  accepted: string[];
  /** What the edge locations send: during a change, some the old value, some the new one. */
  sending: Set<string>;
  /** Until a change has reached all of them. */
  deploySeconds = 120;
  /** By number of the call, from 1: it fails before it has done anything, or its answer is lost. */
  fails: Readonly<Record<number, "before" | "after">> = {};
  private seconds = 0;
  private deployedAt = 0;
  private etag = 1;

  constructor(sent = FIRST_VALUE, accepted = [FIRST_VALUE]) {
    this.config = configSending(sent);
    this.sending = new Set([sent]);
    this.accepted = accepted;
  }

  readonly clock: Clock = {
    now: () => this.seconds * 1_000,
    pause: async (ms) => {
      this.seconds += ms / 1_000;
      if (this.status === "InProgress" && this.seconds >= this.deployedAt) this.deployed();
      this.look("a pause");
    },
  };

  get sent(): string {
    return this.config.Origins?.Items?.[1].CustomHeaders?.Items?.[1].HeaderValue ?? "";
  }

  /** Somebody else changes the distribution. */
  change(to: DistributionConfig = this.config): void {
    this.config = structuredClone(to);
    this.sending.add(this.sent);
    this.status = "InProgress";
    this.deployedAt = this.seconds + this.deploySeconds;
    this.etag += 1;
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
    const answer = this.answer(name, command.input as Record<string, unknown>);
    this.look(name);
    if (fails === "after") throw new Error("answer lost");
    return answer;
  }

  private answer(name: string, input: Record<string, unknown>): unknown {
    const answers: Record<string, () => unknown> = {
      GetDistribution: (): GetDistributionResult => {
        const rest = { ARN: "arn", LastModifiedTime: new Date(0), InProgressInvalidationBatches: 0, DomainName: "d1" };
        const Distribution = {
          Id: String(input.Id),
          Status: this.status,
          DistributionConfig: structuredClone(this.config),
          ...rest,
        };
        return { Distribution, ETag: String(this.etag) };
      },
      UpdateDistribution: () => {
        if (input.IfMatch !== String(this.etag)) throw new Error("PreconditionFailed");
        this.change(input.DistributionConfig as DistributionConfig);
      },
      DescribeRules: () => ({ Rules: [{ RuleArn: RULE, Conditions: [this.condition()] }] }),
      ModifyRule: () => {
        const [{ HttpHeaderConfig }] = input.Conditions as Condition[];
        this.accepted = HttpHeaderConfig.Values;
      },
    };
    return answers[name]();
  }

  private condition(): Condition {
    return { Field: "http-header", HttpHeaderConfig: { HttpHeaderName: HEADER, Values: [...this.accepted] } };
  }

  private look(after: string): void {
    for (const value of this.sending) if (!this.accepted.includes(value)) this.refusals.push(`${value} after ${after}`);
  }
}
