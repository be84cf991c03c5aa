import type { App, ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { PostgresEvents, type WatchedDatabase } from "../modules/database/postgres-events";
import type { AlarmGroup } from "../modules/monitoring/alarm";
import { AlarmForwarder } from "../modules/monitoring/alarm-forwarder";
import { AlarmTopic } from "../modules/monitoring/alarm-topic";
import { Dashboard } from "../modules/monitoring/dashboard";
import { SavedQueries } from "../modules/monitoring/saved-queries";
import type { WatchingSettings } from "../modules/monitoring/watching-settings";
import type { TopicPublisher } from "../modules/security/topic-publishers";
import type { Posture } from "../modules/shared/posture";
import { type AlarmsElsewhere, alarmsElsewhere } from "./alarms-elsewhere";
import { PlatformStack, type StackIdentity } from "./platform-stack";
import { watchCosts } from "./watched-costs";

/** Role of the function that speaks to the paging service. */
const FORWARDER = "alarm-forwarder";

/** Where a system puts its alarms, and whatever else tells the topic. */
export interface Watch {
  readonly scope: Construct;
  readonly region: string;
  /** Name and topic of the alarms about the part of this role. */
  readonly named: (role: string) => { readonly name: string; readonly topicArn: string };
  /** For who publishes by itself, as a rule of EventBridge does: it must wait for the topic's policy, which must admit it. */
  readonly told: { readonly topicArn: string; readonly topicReady: ITerraformDependable };
}

/** What there is to watch in a system. */
export interface Watched {
  /** Makes the alarms, and says in which order the dashboard shows them. */
  readonly alarms: (watch: Watch) => readonly AlarmGroup[];
  /** Their events are told. */
  readonly databases: readonly WatchedDatabase[];
  /** Log groups of Lambda functions. */
  readonly functionLogGroups: readonly string[];
  /** Log groups that receive access logs. */
  readonly accessLogGroups: readonly string[];
}

export interface WatchingStackProps {
  readonly watching: WatchingSettings;
  readonly watched: Watched;
  /** What is watched where it is counted, in another region. @default none */
  readonly elsewhere?: AlarmsElsewhere;
  /** Who may publish to the topic: what this stack makes needs `cloudwatch`, `budgets`, `costalerts` and `rds-events`. */
  readonly publishers: readonly TopicPublisher[];
  /** Admits the same publishers. */
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** Who hears of trouble in a system, of which, and what it costs. Above all other stacks: none of them knows it. */
export class WatchingStack extends PlatformStack {
  constructor(app: App, identity: StackIdentity, props: WatchingStackProps) {
    super(app, identity);
    const { watching, watched, publishers, keyArn } = props;
    const { prefix, region } = this;
    const topic = new AlarmTopic(this, "topic", {
      name: `${prefix}-alarms`,
      accountId: this.account.id,
      region,
      keyArn,
      publishers,
      emails: watching.alarmEmails,
    });
    const { arn: topicArn, policy: topicReady } = topic;
    const told = { topicArn, topicReady };
    const forwarder = watching.webhook === "none" ? [] : [this.addForwarder(watching.webhook, topicArn, props)];
    const named = (role: string) => ({ name: `${prefix}-${role}`, topicArn });
    const here = watched.alarms({ scope: this, region, named, told });
    const groups = [...here, ...this.addElsewhere(identity, props, forwarder), ...forwarder];
    const dashboard = new Dashboard(this, "dashboard", { name: prefix, region, groups });
    new SavedQueries(this, "queries", {
      prefix,
      functionLogGroups: [...watched.functionLogGroups, ...forwarder.map(() => `/aws/lambda/${prefix}-${FORWARDER}`)],
      accessLogGroups: watched.accessLogGroups,
    });
    const { databases } = watched;
    if (databases.length > 0) new PostgresEvents(this, "database-events", { ...told, databases, name: `${prefix}-postgres` });
    watchCosts({ scope: this, prefix, told }, watching, identity.tags);
    this.output("alarm_topic_arn", topicArn, "Receives every alarm, budget and cost message");
    this.output("dashboard_url", dashboard.url, "Graph of everything an alarm watches");
    for (const { secretArn } of forwarder) {
      this.output("alarm_webhook_secret_arn", secretArn, `Put the key of ${watching.webhook} here`);
    }
  }

  /** Alarms of another region, which reach the same people by a topic of that region. */
  private addElsewhere(
    identity: StackIdentity,
    { elsewhere, watching }: WatchingStackProps,
    [forwarder]: readonly AlarmForwarder[],
  ): readonly AlarmGroup[] {
    if (!elsewhere) return [];
    const { topicArn, groups } = alarmsElsewhere(this, identity, elsewhere, { emails: watching.alarmEmails, forwarder });
    this.output("second_alarm_topic_arn", topicArn, `Receives every alarm of ${elsewhere.region}`);
    return groups;
  }

  private addForwarder(service: "pagerduty" | "opsgenie", topicArn: string, { keyArn, logDays, data }: WatchingStackProps) {
    return new AlarmForwarder(this, "forwarder", {
      name: `${this.prefix}-${FORWARDER}`,
      secretName: `${this.path}/alarm-webhook`,
      service,
      topicArn,
      home: { accountId: this.account.id, region: this.region, keyArn, logDays },
      data,
    });
  }
}
