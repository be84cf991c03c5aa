import type { SystemStacks, Values } from "../../support/system-stacks";
import { all, arg, args, by, inProd, type Row } from "../values/row";

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
const alarm = ({ the }: SystemStacks, environment: string, name: string) =>
  the("aws_cloudwatch_metric_alarm", { alarm_name: `foundry-${environment}-${name}` });
/** Functions that are watched, besides the one that alarms are handed on by. */
const FUNCTIONS = [
  "ai-logs",
  "application-rotation",
  "database-bootstrap",
  "first-images",
  "migrate",
  "origin-header-rotation",
  "service-logs",
];
const ROLES = ["web", "api", "ai"];

/** What has an alarm, without the environment in its name. */
const watched = (environment: string) => {
  const zones = environment === "prod" ? ["a", "b"] : ["a"];
  return [
    ...ROLES.flatMap((role) => ["5xx", "cpu", "health", "latency", "memory"].map((what) => `${role}-${what}`)),
    "ai-upstream-errors",
    ...zones.flatMap((zone) => ["egress", "ports"].map((what) => `nat-us-east-1${zone}-${what}`)),
    ...["connections", "cpu", "storage"].map((what) => `postgres-${what}`),
    ...["site-5xx", "site-waf-blocked", "origins-waf-blocked"],
    ...FUNCTIONS.flatMap((role) => ["duration", "errors", "throttles"].map((what) => `${role}-${what}`)),
    ...(environment === "prod" ? ["alarm-forwarder-lost"] : []),
  ].sort();
};

/** What an alarm looks at and when it goes off. */
const goesOff = (value: string, name: string, is: Row["is"]): Row => ({
  value,
  read: (stacks, environment) => args(alarm(stacks, environment, name), "metric_name", "comparison_operator", "threshold"),
  is,
});
const AT_LEAST = "GreaterThanOrEqualToThreshold";

interface Widget {
  readonly type: string;
  readonly properties: { readonly title?: string; readonly metrics?: unknown[][] };
}
/** `<metric> of <role>`, or the metric alone, for everything that the dashboard draws. */
function drawn({ one }: SystemStacks): unknown[][] {
  const { widgets } = JSON.parse(String(one("aws_cloudwatch_dashboard").dashboard_body)) as { widgets: Widget[] };
  return widgets.flatMap(({ properties }) => properties.metrics ?? []);
}
const names = (stacks: SystemStacks, namespace: string) =>
  [
    ...new Set(
      drawn(stacks)
        .filter(([each]) => each === namespace)
        .map(([, metric]) => String(metric)),
    ),
  ].sort();

export const watching: Row[] = [
  {
    value: "these are the alarms that there are",
    read: ({ of }, environment) =>
      of("aws_cloudwatch_metric_alarm")
        .map(({ alarm_name: name }) => String(name).replace(`foundry-${environment}-`, ""))
        .sort(),
    is: (environment: string) => watched(environment),
  },
  goesOff("5 answers of the API with 5xx in a minute are an alarm", "api-5xx", ["5xxStatusResponses", AT_LEAST, 5]),
  goesOff("one failed health check of the API is an alarm", "api-health", (environment: string) => [
    `foundry-${environment}-api-health`,
    AT_LEAST,
    1,
  ]),
  goesOff("80 % of the database's CPU are an alarm", "postgres-cpu", ["CPUUtilization", AT_LEAST, 80]),
  goesOff(
    "less disk than 4 GiB is an alarm, in prod less than 10",
    "postgres-storage",
    inProd(["FreeStorageSpace", "LessThanThreshold", 10 * GIB], ["FreeStorageSpace", "LessThanThreshold", 4 * GIB]),
  ),
  goesOff(
    "many connections are an alarm",
    "postgres-connections",
    by(["DatabaseConnections", AT_LEAST, 70], ["DatabaseConnections", AT_LEAST, 130], ["DatabaseConnections", AT_LEAST, 270]),
  ),
  goesOff(
    "what NAT lets out in five minutes is an alarm above 2 GiB, in prod above 5",
    "nat-us-east-1a-egress",
    inProd(["BytesOutToDestination", AT_LEAST, 5_120 * MIB], ["BytesOutToDestination", AT_LEAST, 2_048 * MIB]),
  ),
  goesOff("10 errors of others' models in five minutes are an alarm", "ai-upstream-errors", (environment: string) => [
    `foundry-${environment}-ai-upstream-errors`,
    AT_LEAST,
    10,
  ]),
  {
    value: "what ai logs of others' models is counted, and what App Runner logs of health checks",
    read: ({ of }, environment) =>
      of("aws_cloudwatch_log_metric_filter")
        .map(({ name, pattern, log_group_name: group }) => [
          String(name).replace(`foundry-${environment}-`, ""),
          pattern,
          String(group).split("/").at(-1),
        ])
        .sort(),
    is: [
      ["ai-health", "%[Hh]ealth\\scheck.*fail%", "service"],
      ["ai-upstream-errors", '{ $.event = "ai.upstream_error" }', "application"],
      ["api-health", "%[Hh]ealth\\scheck.*fail%", "service"],
      ["web-health", "%[Hh]ealth\\scheck.*fail%", "service"],
    ],
  },
  {
    value: "a deployment of App Runner that fails is told",
    read: ({ one }) => {
      const { source, detail } = JSON.parse(String(one("aws_cloudwatch_event_rule").event_pattern));
      return [source, detail.serviceName.length];
    },
    is: [["aws.apprunner"], 3],
  },
  {
    value: "the dashboard draws 50, 95 and 99 of 100 answers of each service",
    read: (stacks) =>
      drawn(stacks)
        .filter(([, metric]) => metric === "RequestLatency")
        .map((metric) => (metric.at(-1) as { stat?: string }).stat)
        .filter((stat) => stat)
        .sort(),
    is: ["p50", "p50", "p50", "p95", "p95", "p95", "p99", "p99", "p99"],
  },
  {
    value: "it draws 4xx, 5xx, CPU, memory, concurrency of services",
    read: (stacks) => names(stacks, "AWS/AppRunner"),
    is: [
      ...["4xxStatusResponses", "5xxStatusResponses", "ActiveInstances", "CPUUtilization", "Concurrency"],
      ...["MemoryUtilization", "RequestLatency", "Requests"],
    ],
  },
  {
    value: "it draws bytes through NAT, both ways",
    read: (stacks) => names(stacks, "AWS/NATGateway"),
    is: ["BytesInFromDestination", "BytesOutToDestination", "ErrorPortAllocation"],
  },
  {
    value: "it draws CPU, reading and writing, and connections of the database",
    read: (stacks) => names(stacks, "AWS/RDS"),
    is: ["CPUUtilization", "DatabaseConnections", "DiskQueueDepth", "FreeStorageSpace", "ReadIOPS", "WriteIOPS"],
  },
  {
    value: "people hear the topic, in prod a paging service too",
    read: ({ of }) =>
      of("aws_sns_topic_subscription")
        .map((each) => arg(each, "protocol"))
        .sort(),
    is: inProd(["email", "email", "lambda"], ["email"]),
  },
  {
    value: "350, 450 and 1,200 dollars a month are the budget",
    read: ({ one }) => args(one("aws_budgets_budget"), "limit_amount", "limit_unit", "time_unit"),
    is: by(["350", "USD", "MONTHLY"], ["450", "USD", "MONTHLY"], ["1200", "USD", "MONTHLY"]),
  },
  {
    value: "odd costs of the system are told, NAT and data transfer among them",
    read: ({ one }) => {
      const { Tags } = JSON.parse(String(one("aws_ce_anomaly_monitor").monitor_specification));
      expect(arg(one("aws_ce_anomaly_subscription"), "frequency")).toBe("IMMEDIATE");
      return [Tags.Key, Tags.Values, arg(one("aws_ce_anomaly_subscription"), "threshold_expression.dimension.values")];
    },
    is: by(["System", ["foundry"], ["20"]], ["System", ["foundry"], ["30"]], ["System", ["foundry"], ["50"]]),
  },
  {
    value: "logs are kept for 30 days, in prod for 90",
    read: ({ of }) => [
      ...new Set(all(of("aws_cloudwatch_log_group"), "log group").map((group: Values) => arg(group, "retention_in_days"))),
    ],
    is: inProd([90], [30]),
  },
];
