import type { SystemStacks, Values } from "../../support/system-stacks";
import { all, arg, args, by, inProd, type Row } from "../values/row";

const alarm = ({ the }: SystemStacks, environment: string, role: string) =>
  the("aws_cloudwatch_metric_alarm", { alarm_name: `portfolio-${environment}-${role}` });
const keyed = (values: Values) => String(values.kms_key_id).includes("aws_kms_key");
/** The groups at or below a name, with their days. */
const groups = ({ of }: SystemStacks, below: string) =>
  of("aws_cloudwatch_log_group")
    .filter(({ name }) => String(name).startsWith(below))
    .map((group) => [group.name, group.retention_in_days, keyed(group)]);

/** Metrics that the dashboard shows, e.g. `AWS/RDS DatabaseConnections`. */
function shown({ one }: SystemStacks): string[] {
  const { widgets } = JSON.parse(String(arg(one("aws_cloudwatch_dashboard"), "dashboard_body")));
  const graphs = (widgets as { properties: { metrics?: unknown[][] } }[]).flatMap(({ properties }) => properties.metrics ?? []);
  return all(graphs, "metric").map(([namespace, metric]) => `${namespace} ${metric}`);
}

const ecsAlarms: Row[] = ["frontend", "backend"].flatMap((role) =>
  [
    { what: "CPU", metric: "CPUUtilization" },
    { what: "memory", metric: "MemoryUtilization" },
  ].map(({ what, metric }) => ({
    value: `an alarm goes off when the ${role}'s ${what} is above 80 % for 2 periods`,
    read: (stacks: SystemStacks, environment: string) => {
      const found = alarm(stacks, environment, `${role}-${what.toLowerCase()}`);
      const { ServiceName: service } = found.dimensions as Values;
      expect(service).toContain(`service-${role}_service`);
      return args(found, "namespace", "metric_name", "comparison_operator", "threshold", "evaluation_periods", "statistic");
    },
    is: ["AWS/ECS", metric, "GreaterThanThreshold", 80, 2, "Average"],
  })),
);

export const watching: Row[] = [
  {
    value: "the containers' logs are /ecs/portfolio-<env>/{backend,frontend,cluster}, kept for 30 days",
    read: (stacks) => groups(stacks, "/ecs/").sort(),
    is: (environment: string) =>
      ["backend", "cluster", "frontend"].map((role) => [`/ecs/portfolio-${environment}/${role}`, 30, true]),
  },
  {
    value: "Container Insights' own log is kept for 30 days too",
    read: (stacks) => groups(stacks, "/aws/ecs/containerinsights/"),
    is: (environment: string) => [[`/aws/ecs/containerinsights/portfolio-${environment}/performance`, 30, true]],
  },
  {
    value: "every other log is kept for 30 days, in prod for 90",
    read: ({ of }) => {
      const others = of("aws_cloudwatch_log_group").filter(({ name }) => !/^\/(aws\/)?ecs\//.test(String(name)));
      return [...new Set(all(others, "log group").map((group) => arg(group, "retention_in_days")))];
    },
    is: inProd([90], [30]),
  },
  {
    value: "every log group is encrypted with the platform key",
    read: ({ of }) => all(of("aws_cloudwatch_log_group"), "log group").filter((group) => !keyed(group)),
    is: [],
  },
  ...ecsAlarms,
  ...["AWS/ApplicationELB RequestCount", "AWS/ApplicationELB TargetResponseTime", "AWS/RDS DatabaseConnections"].map(
    (metric) => ({
      value: `the dashboard shows ${metric}`,
      read: (stacks: SystemStacks) => shown(stacks).includes(metric),
      is: true,
    }),
  ),
  {
    value: "the dashboard shows the CPU of each node of Redis",
    read: (stacks) => shown(stacks).filter((metric) => metric === "AWS/ElastiCache EngineCPUUtilization").length,
    is: by(1, 2, 2),
  },
  {
    value: "the dashboard shows CPU and memory of both services",
    read: (stacks) =>
      shown(stacks)
        .filter((metric) => metric.startsWith("AWS/ECS "))
        .sort(),
    is: ["AWS/ECS CPUUtilization", "AWS/ECS CPUUtilization", "AWS/ECS MemoryUtilization", "AWS/ECS MemoryUtilization"],
  },
  {
    value: "the topic of the alarms is heard by people, in prod by a paging service too",
    read: ({ of }) =>
      of("aws_sns_topic_subscription")
        .map((each) => arg(each, "protocol"))
        .sort(),
    is: inProd(["email", "email", "lambda"], ["email"]),
  },
  {
    value: "there is a budget for the month, of this system and environment",
    read: ({ one }) => args(one("aws_budgets_budget"), "limit_amount", "limit_unit", "time_unit", "cost_filter.values"),
    is: (environment: string) => [
      { dev: "200", staging: "400", prod: "700" }[environment],
      "USD",
      "MONTHLY",
      ["user:System$portfolio", `user:Environment$${environment}`],
    ],
  },
  {
    value: "all traffic of the VPC is logged",
    read: ({ one }) => arg(one("aws_flow_log"), "traffic_type"),
    is: "ALL",
  },
];
