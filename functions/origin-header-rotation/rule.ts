import {
  DescribeRulesCommand,
  type ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Gate } from "../origin-header/header";

export type Balancers = Pick<ElasticLoadBalancingV2Client, "send">;

/** A load balancer's rule that asks for the header. What it does with the requests stays. */
export const ruleGate = (balancers: Balancers, arn: string, header: string): Gate => ({
  accepted: async () => {
    const { Rules } = await balancers.send(new DescribeRulesCommand({ RuleArns: [arn] }));
    return (Rules?.[0]?.Conditions ?? []).flatMap(({ HttpHeaderConfig }) => HttpHeaderConfig?.Values ?? []);
  },
  accept: async (values) => {
    const HttpHeaderConfig = { HttpHeaderName: header, Values: [...values] };
    await balancers.send(new ModifyRuleCommand({ RuleArn: arn, Conditions: [{ Field: "http-header", HttpHeaderConfig }] }));
  },
});
