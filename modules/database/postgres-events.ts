import { DbEventSubscription } from "@cdktf/provider-aws/lib/db-event-subscription";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { check } from "../shared/check";

/** A DB instance in the words that RDS tells of it. */
export interface WatchedDatabase {
  /** Identifier of the instance. */
  readonly instance: string;
  /** Name of its parameter group; instances may share one. */
  readonly parameterGroup: string;
}

export interface PostgresEventsProps {
  /** Names the subscriptions: `<name>-instance`, `<name>-parameters`. */
  readonly name: string;
  /** One or more: without any, RDS would tell of every instance of the account. */
  readonly databases: readonly WatchedDatabase[];
  readonly topicArn: string;
  /** RDS tries the topic when it is named: the topic's policy must be there. */
  readonly topicReady: ITerraformDependable;
}

/** What RDS does to instances and what people change of them, told to a topic (RDS.20, RDS.21). */
export class PostgresEvents extends Construct {
  constructor(scope: Construct, id: string, { name, databases, topicArn, topicReady }: PostgresEventsProps) {
    super(scope, id);
    check(this, [databases.length === 0 && "databases must name one or more"]);
    const shared = { snsTopic: topicArn, dependsOn: [topicReady] };
    new DbEventSubscription(this, "instance", {
      ...shared,
      name: `${name}-instance`,
      sourceType: "db-instance",
      sourceIds: databases.map(({ instance }) => instance),
      eventCategories: ["configuration change", "failover", "failure", "low storage", "maintenance", "recovery"],
    });
    new DbEventSubscription(this, "parameters", {
      ...shared,
      name: `${name}-parameters`,
      sourceType: "db-parameter-group",
      sourceIds: [...new Set(databases.map(({ parameterGroup }) => parameterGroup))],
      eventCategories: ["configuration change"],
    });
  }
}
