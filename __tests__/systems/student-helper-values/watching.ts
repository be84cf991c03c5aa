import type { SystemStacks, Values } from "../../support/system-stacks";
import { all, arg, args, by, inProd } from "../values/row";
import { type Rows, versions } from "./system";

const providerOf = ({ provider = "aws" }: Values) => String(provider);
const alarms = ({ of }: SystemStacks) => all(of("aws_cloudwatch_metric_alarm"), "alarm");
/** Functions that are watched, besides the one that alarms are handed on by. */
const FUNCTIONS = ["application-rotation", "database-bootstrap", "doc-processor", "first-image", "migrate"];

/** What has an alarm, without system and environment in its name. */
const watched = (system: string, environment: string) => {
  const second = system === "student-helper";
  const functions = [...FUNCTIONS, ...(second ? ["origin-header-rotation"] : [])];
  return [
    ...["alb-5xx", "alb-backend-5xx", "alb-backend-latency", "alb-backend-unhealthy"],
    ...["backend-cpu", "backend-instances", "backend-status"],
    "doc-processor-dlq-depth",
    "frontend-5xx",
    ...functions.flatMap((role) => ["duration", "errors", "throttles"].map((what) => `${role}-${what}`)),
    ...["postgres-connections", "postgres-cpu", "postgres-storage"],
    ...(second ? [] : ["api-5xx", "api-latency"]),
    ...(environment === "dev" ? [] : ["frontend-waf-blocked"]),
    ...(environment === "prod" ? ["alarm-forwarder-lost"] : []),
  ].sort();
};

export const watching: Rows = (system) => [
  {
    value: "logs are kept for 30 days in dev, for 90 elsewhere",
    read: ({ of }) => [
      ...new Set(all(of("aws_cloudwatch_log_group"), "log group").map((group) => arg(group, "retention_in_days"))),
    ],
    is: by([30], [90], [90]),
  },
  {
    value: "the groups that AWS services name carry the environment's name",
    read: ({ of }, environment) =>
      of("aws_cloudwatch_log_group").filter(({ name }) => !String(name).includes(`${system}-${environment}`)),
    is: [],
  },
  {
    value: "these are the alarms that there are",
    read: (stacks, environment) =>
      alarms(stacks)
        .map(({ alarm_name: name }) => String(name).replace(`${system}-${environment}-`, ""))
        .sort(),
    is: (environment: string) => watched(system, environment),
  },
  {
    value: "a single dead letter is an alarm",
    read: ({ the }, environment) =>
      args(
        the("aws_cloudwatch_metric_alarm", { alarm_name: `${system}-${environment}-doc-processor-dlq-depth` }),
        "metric_name",
        "comparison_operator",
        "threshold",
      ),
    is: ["ApproximateNumberOfMessagesVisible", "GreaterThanThreshold", 0],
  },
  {
    value: "fewer instances than always run are an alarm, and so is not to know",
    read: ({ the, one }, environment) => {
      const alarm = the("aws_cloudwatch_metric_alarm", { alarm_name: `${system}-${environment}-backend-instances` });
      expect(arg(alarm, "threshold")).toBe(arg(one("aws_autoscaling_group"), "min_size"));
      return args(alarm, "metric_name", "comparison_operator", "treat_missing_data");
    },
    is: ["GroupInServiceInstances", "LessThanThreshold", "breaching"],
  },
  {
    value: "every alarm is sent to the topic of its own region",
    read: (stacks) => {
      const topics = stacks.resources("watching").filter(({ type }) => type === "aws_sns_topic");
      const regionOf = (arn: unknown) => topics.find(({ address }) => arn === `\${${address}.arn}`);
      return alarms(stacks)
        .filter((alarm) => {
          const actions = alarm.alarm_actions as string[];
          return actions.length !== 1 || providerOf(regionOf(actions[0])?.values ?? {}) !== providerOf(alarm);
        })
        .map(({ alarm_name: name }) => name);
    },
    is: [],
  },
  {
    value: "the topics of both regions are heard by people, in prod by a paging service too",
    read: ({ of }) => {
      const heard = of("aws_sns_topic_subscription").map((each) => `${providerOf(each)} ${arg(each, "protocol")}`);
      expect(of("aws_sns_topic").map(providerOf).sort()).toEqual(["aws", "aws.elsewhere"]);
      return heard.sort();
    },
    is: inProd(
      ["aws", "aws.elsewhere"].flatMap((provider) => ["email", "email", "lambda"].map((protocol) => `${provider} ${protocol}`)),
      ["aws email", "aws.elsewhere email"],
    ),
  },
  {
    value: "alarms about CloudFront are raised where its metrics are",
    read: (stacks, environment) =>
      alarms(stacks)
        .filter((alarm) => providerOf(alarm) !== "aws")
        .map(({ alarm_name: name }) => String(name).replace(`${system}-${environment}-`, ""))
        .sort(),
    is: by(["frontend-5xx"], ["frontend-5xx", "frontend-waf-blocked"], ["frontend-5xx", "frontend-waf-blocked"]),
  },
  {
    value: "there is a budget for the month, of this system and environment",
    read: ({ one }) => args(one("aws_budgets_budget"), "limit_amount", "limit_unit", "time_unit", "cost_filter.values"),
    is: (environment: string) => [
      { dev: "250", staging: "400", prod: "700" }[environment],
      "USD",
      "MONTHLY",
      [`user:System$${system}`, `user:Environment$${environment}`],
    ],
  },
  {
    value: "costs that nobody expected are told of, in prod",
    read: ({ of }) => of("aws_ce_anomaly_monitor").map((each) => arg(each, "monitor_type")),
    is: inProd(["CUSTOM"], []),
  },
  {
    value: "a dashboard shows every alarm, those of the other region too",
    read: (stacks) => {
      const { dashboard_name: name, dashboard_body: body } = stacks.one("aws_cloudwatch_dashboard");
      const { widgets } = JSON.parse(String(body)) as { widgets: { type: string; properties: { alarms?: string[] } }[] };
      const shown = widgets.filter(({ type }) => type === "alarm").flatMap(({ properties }) => properties.alarms ?? []);
      const there = stacks.resources("watching").filter(({ type }) => type === "aws_cloudwatch_metric_alarm");
      expect([...shown].sort()).toEqual(there.map(({ address }) => `\${${address}.arn}`).sort());
      return name;
    },
    is: (environment: string) => `${system}-${environment}`,
  },
  {
    value: versions(system, "what CI and people ask of logs is saved", "what CI and people ask of logs is saved, of the API too"),
    read: ({ of }) => all(of("aws_cloudwatch_query_definition"), "query").length,
    is: versions(system, 2, 3),
  },
];
