import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";

export interface WebAclAlarmProps {
  /** Names the alarm: `<name>-blocked`. */
  readonly name: string;
  /** The web ACL's metric name. */
  readonly metricName: string;
  /** A regional ACL counts by its region; CloudFront's counts in us-east-1 without one. Source: WAF developer guide, "AWS WAF core metrics". */
  readonly scope: "cloudfront" | { readonly region: string };
  readonly blockedPer5Minutes: number;
  readonly topicArn: string;
}

/** Many requests blocked at once: someone attacks, or a rule hits customers. */
export class WebAclAlarm extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { name, metricName, scope: where, blockedPer5Minutes, topicArn }: WebAclAlarmProps) {
    super(scope, id);
    this.title = `Web ACL ${name}`;
    const blocked = new Alarm(this, "blocked", {
      name: `${name}-blocked`,
      description: `${name} blocks many requests. First: open the ACL's sampled requests; a rule that hits customers is set to count, an attack is left to the ACL.`,
      metric: {
        namespace: "AWS/WAFV2",
        name: "BlockedRequests",
        dimensions: { WebACL: metricName, Rule: "ALL", ...(where !== "cloudfront" && { Region: where.region }) },
        statistic: "Sum",
        periodSeconds: 300,
      },
      breach: { is: "at least", value: blockedPer5Minutes, dataPoints: 1 },
      missingData: "good",
      topicArn,
    });
    this.alarms = [blocked];
  }
}
