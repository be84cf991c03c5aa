import { BudgetsBudget } from "@cdktf/provider-aws/lib/budgets-budget";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";

/** Longest name of a budget. Source: Budgets API reference, "Budget". */
const MAX_BUDGET_NAME = 100;
const PERCENT = { comparisonOperator: "GREATER_THAN", thresholdType: "PERCENTAGE" };

export interface BudgetProps {
  readonly name: string;
  /** US dollars of one month. */
  readonly monthlyUsd: number;
  /** What counts: costs that carry all these tags. Each key must be an active cost allocation tag, else the budget sees nothing. */
  readonly costTags: Readonly<Record<string, string>>;
  readonly topicArn: string;
  /** Budgets tries the topic when it is named: the topic's policy must be there. */
  readonly topicReady: ITerraformDependable;
}

/** What a month may cost. Says so at 80 %, at 100 %, and when the forecast passes 100 %. */
export class Budget extends Construct {
  readonly resource: BudgetsBudget;

  constructor(scope: Construct, id: string, { name, monthlyUsd, costTags, topicArn, topicReady }: BudgetProps) {
    super(scope, id);
    check(this, [nameProblem("name", name, MAX_BUDGET_NAME)]);
    const alerts = [
      { notificationType: "ACTUAL", threshold: 80 },
      { notificationType: "ACTUAL", threshold: 100 },
      { notificationType: "FORECASTED", threshold: 100 },
    ];
    this.resource = new BudgetsBudget(this, "budget", {
      name,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: String(monthlyUsd),
      limitUnit: "USD",
      // `user:` marks a tag of the customer's. Source: Cost Management user guide, "Budget filters".
      costFilter: [{ name: "TagKeyValue", values: Object.entries(costTags).map(([key, value]) => `user:${key}$${value}`) }],
      notification: alerts.map((alert) => ({ ...PERCENT, ...alert, subscriberSnsTopicArns: [topicArn] })),
      dependsOn: [topicReady],
    });
  }
}
