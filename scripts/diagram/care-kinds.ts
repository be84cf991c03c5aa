import type { Kinds } from "./kind";

/** What watches a system, and what brings it back. */
export const CARE_KINDS: Kinds = {
  aws_cloudwatch_metric_alarm: {
    word: "CloudWatch alarm",
    panel: "watching",
    name: ({ values }) => String(values.namespace ?? "of other alarms").replace("AWS/", ""),
  },
  aws_cloudwatch_event_rule: { word: "EventBridge rule", panel: "watching" },
  aws_db_event_subscription: { word: "RDS events", panel: "watching" },
  aws_sns_topic: { word: "SNS topic", panel: "watching" },
  aws_budgets_budget: {
    word: "Budget",
    panel: "watching",
    detail: ({ values }) => `${Number(values.limit_amount).toLocaleString("en-US")} ${values.limit_unit} a month`,
  },
  aws_ce_anomaly_subscription: { word: "Cost anomalies", panel: "watching" },
  aws_cloudwatch_dashboard: {
    word: "CloudWatch dashboard",
    panel: "watching",
    name: ({ values }) => String(values.dashboard_name),
  },
  aws_backup_vault: {
    word: "Backup vault",
    panel: "recovery",
  },
  aws_db_instance_automated_backups_replication: {
    word: "RDS backups, replicated",
    panel: "recovery",
    name: ({ values }) => `${values.retention_period} days`,
  },
};
