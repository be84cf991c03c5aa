import type { TerraformStack } from "cdktf";
import type { AlarmGroup } from "../modules/monitoring/alarm";
import type { AlarmForwarder } from "../modules/monitoring/alarm-forwarder";
import { AlarmTopic } from "../modules/monitoring/alarm-topic";
import { inRegion } from "./in-region";
import type { StackIdentity } from "./platform-stack";
import type { Watch } from "./watching-stack";

/** What is watched in another region than its system's, because it is counted there alone: CloudFront in us-east-1. */
export interface AlarmsElsewhere {
  readonly region: string;
  /** Of that region; admits `cloudwatch`. */
  readonly keyArn: string;
  /** Makes the alarms under the scope it is given. */
  readonly alarms: (watch: Watch) => readonly AlarmGroup[];
}

/** Who hears of the system's other alarms. */
export interface Hearers {
  /** Confirm a second subscription. */
  readonly emails: readonly string[];
  readonly forwarder?: AlarmForwarder;
}

/** Alarms of another region and the topic they reach: an alarm, its metric and its topic share a region. Once per stack. */
export function alarmsElsewhere(
  stack: TerraformStack,
  identity: StackIdentity,
  { region, keyArn, alarms }: AlarmsElsewhere,
  { emails, forwarder }: Hearers,
): { readonly topicArn: string; readonly groups: readonly AlarmGroup[] } {
  const { prefix, account } = identity;
  return inRegion(stack, "elsewhere", { ...identity, region }, (there) => {
    const { arn: topicArn, policy: topicReady } = new AlarmTopic(there, "topic", {
      name: `${prefix}-alarms`,
      accountId: account.id,
      region,
      keyArn,
      publishers: ["cloudwatch"],
      emails,
    });
    forwarder?.alsoFrom(there, topicArn);
    const named = (role: string) => ({ name: `${prefix}-${role}`, topicArn });
    const made = alarms({ scope: there, region, named, told: { topicArn, topicReady } });
    return { topicArn, groups: made.map(({ title, alarms: all, graphs }) => ({ title, alarms: all, graphs, region })) };
  });
}
