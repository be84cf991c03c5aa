import {
  DescribeRulesCommand,
  type ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";

export type Balancers = Pick<ElasticLoadBalancingV2Client, "send">;

/** A load balancer's rule that lets requests pass which carry the header with a value out of a few. */
export interface Rule {
  readonly arn: string;
  readonly header: string;
}

export async function readAccepted(balancers: Balancers, { arn }: Rule): Promise<string[]> {
  const { Rules } = await balancers.send(new DescribeRulesCommand({ RuleArns: [arn] }));
  return (Rules?.[0]?.Conditions ?? []).flatMap(({ HttpHeaderConfig }) => HttpHeaderConfig?.Values ?? []);
}

/** Replaces the values in one call: there is no moment without any. What the rule does with the requests stays. */
export async function accept(balancers: Balancers, { arn, header }: Rule, values: readonly string[]): Promise<void> {
  const HttpHeaderConfig = { HttpHeaderName: header, Values: [...values] };
  await balancers.send(new ModifyRuleCommand({ RuleArn: arn, Conditions: [{ Field: "http-header", HttpHeaderConfig }] }));
}
