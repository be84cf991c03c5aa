import type { App } from "cdktf";
import { PostgresEvents } from "../../modules/database/postgres-events";
import { Budget } from "../../modules/governance/budget";
import { CostAnomalies } from "../../modules/governance/cost-anomalies";
import type { AlarmGroup } from "../../modules/monitoring/alarm";
import { AlarmForwarder } from "../../modules/monitoring/alarm-forwarder";
import { AlarmTopic } from "../../modules/monitoring/alarm-topic";
import { Dashboard } from "../../modules/monitoring/dashboard";
import { DeadLetterAlarm } from "../../modules/monitoring/dead-letter-alarm";
import { DistributionAlarms } from "../../modules/monitoring/distribution-alarms";
import { EnvironmentAlarms } from "../../modules/monitoring/environment-alarms";
import { LambdaAlarms } from "../../modules/monitoring/lambda-alarms";
import { PostgresAlarms } from "../../modules/monitoring/postgres-alarms";
import { RestApiAlarms } from "../../modules/monitoring/rest-api-alarms";
import { SavedQueries } from "../../modules/monitoring/saved-queries";
import type { WatchingSettings } from "../../modules/monitoring/watching-settings";
import { WebAclAlarm } from "../../modules/monitoring/web-acl-alarm";
import { WebsocketAlarms } from "../../modules/monitoring/websocket-alarms";
import type { Posture } from "../../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import type { WatchedFunction, WatchedParts } from "./watched-parts";

/** Role of the function that speaks to the paging service. */
const FORWARDER = "alarm-forwarder";

export interface WatchingStackProps {
  readonly watching: WatchingSettings;
  readonly parts: WatchedParts;
  /** Admits what publishes here: `cloudwatch`, `budgets`, `costalerts`, `rds-events`. */
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** Who hears of trouble in partner, of which, and what it costs. Above all other stacks: none of them knows it. */
export class WatchingStack extends PlatformStack {
  readonly topicArn: string;

  constructor(app: App, identity: StackIdentity, { watching, parts, keyArn, logDays, data }: WatchingStackProps) {
    super(app, identity);
    const { tags } = identity;
    const here = { accountId: this.account.id, region: this.region, keyArn };
    const topic = new AlarmTopic(this, "topic", {
      ...here,
      name: `${this.prefix}-alarms`,
      publishers: ["cloudwatch", "budgets", "costalerts", "rds-events"],
      emails: watching.alarmEmails,
    });
    this.topicArn = topic.arn;
    const { webhook } = watching;
    const forwarder =
      webhook !== "none" &&
      new AlarmForwarder(this, "forwarder", {
        name: `${this.prefix}-${FORWARDER}`,
        secretName: `${tags.System}/${tags.Environment}/alarm-webhook`,
        service: webhook,
        topicArn: topic.arn,
        home: { ...here, logDays },
        data,
      });
    const groups = [...this.alarmsOf(parts, watching.thresholds), ...(forwarder ? [forwarder] : [])];
    const dashboard = new Dashboard(this, "dashboard", { name: this.prefix, region: this.region, groups });
    const functionNames = [...parts.functions.map(({ name }) => name), ...(forwarder ? [`${this.prefix}-${FORWARDER}`] : [])];
    new SavedQueries(this, "queries", {
      prefix: this.prefix,
      functionLogGroups: functionNames.map((name) => `/aws/lambda/${name}`),
      accessLogGroups: parts.accessLogGroups,
    });
    const told = { topicArn: topic.arn, topicReady: topic.policy };
    new PostgresEvents(this, "database-events", { ...told, ...parts.database, name: `${this.prefix}-postgres` });
    new Budget(this, "budget", {
      ...told,
      name: `${this.prefix}-monthly`,
      monthlyUsd: watching.monthlyBudgetUsd,
      costTags: { System: tags.System, Environment: tags.Environment },
    });
    if (watching.costAnomalies !== "none") {
      const { thresholdUsd } = watching.costAnomalies;
      const costTag = { key: "System", value: tags.System };
      new CostAnomalies(this, "cost-anomalies", { ...told, name: `${this.prefix}-costs`, costTag, thresholdUsd });
    }
    this.output("alarm_topic_arn", topic.arn, "Receives every alarm, budget and cost message");
    this.output("dashboard_url", dashboard.url, "Graph of everything an alarm watches");
    if (forwarder) this.output("alarm_webhook_secret_arn", forwarder.secretArn, `Put the key of ${webhook} here`);
  }

  private alarmsOf(parts: WatchedParts, thresholds: WatchingSettings["thresholds"]): AlarmGroup[] {
    const { functions, webSocketApi, deadLetters, database, distributionId, webAcls } = parts;
    const named = (role: string) => ({ name: `${this.prefix}-${role}`, topicArn: this.topicArn });
    const { distributionErrorPercent: errorPercent, blockedRequestsPer5Minutes: blockedPer5Minutes } = thresholds;
    return [
      this.apiAlarms(parts.api, thresholds),
      new WebsocketAlarms(this, "websocket-api", { ...named("websocket"), ...thresholds, api: webSocketApi }),
      ...functions.map((each) => this.functionAlarms(each, thresholds)),
      ...deadLetters.map(
        ({ role, queueName }) => new DeadLetterAlarm(this, `dead-letters-${role}`, { ...named(`${role}-dlq`), queueName }),
      ),
      new PostgresAlarms(this, "database", { ...named("postgres"), instance: database.instance, thresholds }),
      new DistributionAlarms(this, "distribution", { ...named("frontend"), distributionId, errorPercent, region: this.region }),
      ...webAcls.map(({ role, metricName, scope }) => {
        const where = scope === "cloudfront" ? scope : { region: this.region };
        return new WebAclAlarm(this, `web-acl-${role}`, {
          ...named(`${role}-waf`),
          metricName,
          scope: where,
          blockedPer5Minutes,
        });
      }),
    ];
  }

  private apiAlarms(api: WatchedParts["api"], thresholds: WatchingSettings["thresholds"]): AlarmGroup {
    const named = { name: `${this.prefix}-rest`, topicArn: this.topicArn };
    return api.runtime === "lambda"
      ? new RestApiAlarms(this, "rest-api", { ...named, ...thresholds, api })
      : new EnvironmentAlarms(this, "environment", { ...named, ...api, thresholds });
  }

  private functionAlarms(
    { role, name, timeoutSeconds, runs }: WatchedFunction,
    thresholds: WatchingSettings["thresholds"],
  ): AlarmGroup {
    return new LambdaAlarms(this, `function-${role}`, {
      name: `${this.prefix}-${role}`,
      functionName: name,
      timeoutSeconds,
      errorsPer5Minutes: runs === "seldom" ? 1 : thresholds.functionErrorsPer5Minutes,
      throttlesPer5Minutes: thresholds.throttlesPer5Minutes,
      topicArn: this.topicArn,
    });
  }
}
