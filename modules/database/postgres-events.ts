import { DbEventSubscription } from "@cdktf/provider-aws/lib/db-event-subscription";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface PostgresEventsProps {
  /** Names the subscriptions: `<name>-instance`, `<name>-parameters`. */
  readonly name: string;
  /** Identifier of the DB instance. */
  readonly instance: string;
  /** Name of its parameter group. */
  readonly parameterGroup: string;
  readonly topicArn: string;
  /** RDS tries the topic when it is named: the topic's policy must be there. */
  readonly topicReady: ITerraformDependable;
}

/** What RDS does to an instance and what people change of it, told to a topic (RDS.20, RDS.21). */
export class PostgresEvents extends Construct {
  constructor(scope: Construct, id: string, { name, instance, parameterGroup, topicArn, topicReady }: PostgresEventsProps) {
    super(scope, id);
    const shared = { snsTopic: topicArn, dependsOn: [topicReady] };
    new DbEventSubscription(this, "instance", {
      ...shared,
      name: `${name}-instance`,
      sourceType: "db-instance",
      sourceIds: [instance],
      eventCategories: ["configuration change", "failover", "failure", "low storage", "maintenance", "recovery"],
    });
    new DbEventSubscription(this, "parameters", {
      ...shared,
      name: `${name}-parameters`,
      sourceType: "db-parameter-group",
      sourceIds: [parameterGroup],
      eventCategories: ["configuration change"],
    });
  }
}
