import { Construct } from "constructs";
import { CLOUDFRONT_REGION } from "../edge/cloudfront-region";
import { check } from "../shared/check";
import { Alarm, type AlarmGroup } from "./alarm";

export interface DistributionAlarmsProps {
  /** Names the alarm: `<name>-5xx`. */
  readonly name: string;
  readonly distributionId: string;
  readonly errorPercent: number;
  /** Region of the stack. */
  readonly region: string;
  readonly topicArn: string;
}

/** Share of a CloudFront distribution's answers that are errors of the server's. */
export class DistributionAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { name, distributionId, errorPercent, region, topicArn }: DistributionAlarmsProps) {
    super(scope, id);
    // An alarm stands where its metric is.
    check(this, [
      region !== CLOUDFRONT_REGION && `region must be ${CLOUDFRONT_REGION} for CloudFront's metrics, got "${region}"`,
    ]);
    this.title = `CloudFront ${name}`;
    const errors = new Alarm(this, "server-errors", {
      name: `${name}-5xx`,
      description: `CloudFront answers with 5xx for ${name}. First: see in the access logs whether one path or all fail; then check the bucket's policy and the key's.`,
      metric: {
        namespace: "AWS/CloudFront",
        name: "5xxErrorRate",
        dimensions: { DistributionId: distributionId, Region: "Global" },
        statistic: "Average",
        periodSeconds: 60,
      },
      breach: { is: "at least", value: errorPercent, dataPoints: 5 },
      missingData: "good",
      topicArn,
    });
    this.alarms = [errors];
  }
}
