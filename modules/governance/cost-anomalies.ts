import { CeAnomalyMonitor } from "@cdktf/provider-aws/lib/ce-anomaly-monitor";
import { CeAnomalySubscription } from "@cdktf/provider-aws/lib/ce-anomaly-subscription";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface CostAnomaliesProps {
  readonly name: string;
  /** Costs with this tag are watched. The key must be an active cost allocation tag, else the monitor sees nothing. */
  readonly costTag: { readonly key: string; readonly value: string };
  /** US dollars that an anomaly must cost to be told. */
  readonly thresholdUsd: number;
  readonly topicArn: string;
  /** The topic's policy must be there before the first message. */
  readonly topicReady: ITerraformDependable;
}

/**
 * Tells of unusual spending, which a budget sees only when the month is spent. A monitor of its own, by tag: an account
 * has only one by service. Cost Explorer is one service for all regions; the provider finds it in us-east-1 by itself.
 */
export class CostAnomalies extends Construct {
  constructor(scope: Construct, id: string, { name, costTag, thresholdUsd, topicArn, topicReady }: CostAnomaliesProps) {
    super(scope, id);
    const monitor = new CeAnomalyMonitor(this, "monitor", {
      name,
      monitorType: "CUSTOM",
      // With the empty parts: the provider compares with what Cost Explorer answers, which has them, and would replace the monitor.
      monitorSpecification: JSON.stringify({
        And: null,
        CostCategories: null,
        Dimensions: null,
        Not: null,
        Or: null,
        Tags: { Key: costTag.key, MatchOptions: null, Values: [costTag.value] },
      }),
    });
    new CeAnomalySubscription(this, "subscription", {
      name,
      monitorArnList: [monitor.arn],
      // A topic takes nothing else: summaries by day or week go to e-mail addresses only.
      frequency: "IMMEDIATE",
      subscriber: [{ type: "SNS", address: topicArn }],
      thresholdExpression: {
        dimension: {
          key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
          matchOptions: ["GREATER_THAN_OR_EQUAL"],
          values: [String(thresholdUsd)],
        },
      },
      dependsOn: [topicReady],
    });
  }
}
