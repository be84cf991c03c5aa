import { allow, type DeliveryScope, oursOrNobodys, type PartPermissions } from "../delivery-scope";

/** Logs, alarms, dashboards, traces, budgets. */
export function watching(scope: DeliveryScope): PartPermissions {
  const { accountId, prefix } = scope;
  const groups = (...names: string[]) =>
    names.map((name) => `arn:aws:logs:*:${accountId}:log-group:${name}`).flatMap((group) => [group, `${group}:*`]);
  return {
    read: [
      // Which log groups and alarms there are, and how they are set. Events and metrics of users are not among it.
      allow("ReadLogs", "logs", "Describe* GetDelivery* GetLogDelivery List*", { Resource: "*" }),
      allow("ReadAlarms", "cloudwatch", "Describe* GetDashboard List*", { Resource: "*" }),
      allow("ReadTraces", "xray", "GetGroup* GetSamplingRules ListTagsForResource", { Resource: "*" }),
      allow("ReadBudgets", "budgets", "ViewBudget ListTagsForResource", { Resource: "*" }),
      allow("ReadCosts", "ce", "GetAnomalyMonitors GetAnomalySubscriptions ListTagsForResource", { Resource: "*" }),
    ],
    write: [
      // Log groups of AWS services carry the environment's name in the middle of theirs, as in /aws/lambda/<name>.
      allow("LogGroups", "logs", LOG_GROUPS, { Resource: groups(`*${prefix}*`) }),
      // Those of API Gateway's executions carry the API's number instead.
      allow("ExecutionLogs", "logs", LOG_GROUPS, { Resource: groups(...EXECUTION_LOGS), Condition: oursOrNobodys(scope) }),
      // CloudWatch Logs knows no resource for these.
      allow("LogDelivery", "logs", LOG_DELIVERY, { Resource: "*" }),
      // A delivery between a source and a destination has a number for a name.
      allow("Deliveries", "logs", DELIVERIES, {
        Resource: [`delivery-source:${prefix}-*`, `delivery-destination:${prefix}-*`, "delivery:*"].map(
          (resource) => `arn:aws:logs:*:${accountId}:${resource}`,
        ),
      }),
      allow("Alarms", "cloudwatch", ALARMS, {
        Resource: [
          `arn:aws:cloudwatch:*:${accountId}:alarm:${prefix}-*`,
          // Application Auto Scaling makes alarms for its policies, and asks whether the caller might.
          `arn:aws:cloudwatch:*:${accountId}:alarm:TargetTracking-function:${prefix}-*`,
          // The environment's own dashboard has its name and nothing behind it.
          ...["", "-*"].map((ending) => `arn:aws:cloudwatch::${accountId}:dashboard/${prefix}${ending}`),
        ],
      }),
      allow("Traces", "xray", TRACES, {
        Resource: [`arn:aws:xray:*:${accountId}:group/${prefix}-*/*`, `arn:aws:xray:*:${accountId}:sampling-rule/${prefix}-*`],
      }),
      allow("Budgets", "budgets", "ModifyBudget TagResource UntagResource", {
        Resource: `arn:aws:budgets::${accountId}:budget/${prefix}-*`,
      }),
      // Cost Explorer gives numbers for names; what is not there yet has none.
      allow("MakeAnomalies", "ce", "CreateAnomalyMonitor CreateAnomalySubscription", { Resource: "*" }),
      allow("Anomalies", "ce", ANOMALIES, { Resource: `arn:aws:ce::${accountId}:*`, Condition: oursOrNobodys(scope) }),
    ],
  };
}

/** Of REST and of WebSocket APIs. Source: API Gateway developer guide, "Set up CloudWatch logging". */
const EXECUTION_LOGS = ["API-Gateway-Execution-Logs_*", "/aws/apigateway/*"];
const LOG_GROUPS = `
  CreateLogGroup DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy AssociateKmsKey DisassociateKmsKey
  PutMetricFilter DeleteMetricFilter PutSubscriptionFilter DeleteSubscriptionFilter TagResource UntagResource
`;
const LOG_DELIVERY = `
  CreateLogDelivery UpdateLogDelivery DeleteLogDelivery PutResourcePolicy DeleteResourcePolicy
  PutQueryDefinition DeleteQueryDefinition
`;
const DELIVERIES = `
  PutDeliverySource DeleteDeliverySource PutDeliveryDestination DeleteDeliveryDestination CreateDelivery DeleteDelivery
  TagResource UntagResource
`;
const ALARMS = `
  PutMetricAlarm PutCompositeAlarm DeleteAlarms EnableAlarmActions DisableAlarmActions PutDashboard DeleteDashboards
  TagResource UntagResource
`;
const TRACES = `
  CreateGroup UpdateGroup DeleteGroup CreateSamplingRule UpdateSamplingRule DeleteSamplingRule TagResource UntagResource
`;
const ANOMALIES = `
  UpdateAnomalyMonitor DeleteAnomalyMonitor UpdateAnomalySubscription DeleteAnomalySubscription TagResource UntagResource
`;
