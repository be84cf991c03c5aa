import type { DistributionConfig, GetDistributionResult } from "@aws-sdk/client-cloudfront";
import { FIRST_VALUE, HEADER, HeaderEdge, type Input } from "../origin-header/header-edge";

export const RULE = "arn:aws:elasticloadbalancing:ap-southeast-2:111111111111:listener-rule/app/shop-test/1/2/3";

type Condition = { Field: string; HttpHeaderConfig: { HttpHeaderName: string; Values: string[] } };

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

/** A distribution that sends the header by its configuration, and its origin's rule. */
export class FakeEdge extends HeaderEdge {
  config: DistributionConfig;
  accepted: string[];
  private etag = 1;

  constructor(sent = FIRST_VALUE, accepted = [FIRST_VALUE]) {
    super();
    this.config = configSending(sent);
    this.sending.add(sent);
    this.accepted = accepted;
  }

  get sent(): string {
    return this.config.Origins?.Items?.[1].CustomHeaders?.Items?.[1].HeaderValue ?? "";
  }

  /** Somebody else changes the distribution. */
  change(to: DistributionConfig): void {
    this.config = structuredClone(to);
    this.deploying();
    this.etag += 1;
  }

  kept(): () => void {
    const { config } = this;
    return () => this.change(config);
  }

  protected readonly answers = {
    GetDistribution: ({ Id }: Input): GetDistributionResult => {
      const rest = { ARN: "arn", LastModifiedTime: new Date(0), InProgressInvalidationBatches: 0, DomainName: "d1" };
      const DistributionConfig = structuredClone(this.config);
      return { Distribution: { Id: String(Id), Status: this.status, DistributionConfig, ...rest }, ETag: String(this.etag) };
    },
    UpdateDistribution: ({ IfMatch, DistributionConfig }: Input) => {
      if (IfMatch !== String(this.etag)) throw new Error("PreconditionFailed");
      this.change(DistributionConfig as DistributionConfig);
    },
    DescribeRules: () => ({ Rules: [{ RuleArn: RULE, Conditions: [this.condition()] }] }),
    ModifyRule: ({ Conditions }: Input) => {
      const [{ HttpHeaderConfig }] = Conditions as Condition[];
      this.accepted = HttpHeaderConfig.Values;
    },
  };

  protected passes(value: string): boolean {
    return this.accepted.includes(value);
  }

  private condition(): Condition {
    return { Field: "http-header", HttpHeaderConfig: { HttpHeaderName: HEADER, Values: [...this.accepted] } };
  }
}
