import type { PolicyStatement } from "../../security/policy-document";
import { allow, type DeliveryScope } from "../delivery-scope";

/** What people on call look at: logs of this environment, metrics, alarms, traces. They change nothing. */
export function operators({ accountId, prefix }: DeliveryScope): PolicyStatement[] {
  const group = `arn:aws:logs:*:${accountId}:log-group:*${prefix}*`;
  return [
    allow("ReadEvents", "logs", "FilterLogEvents GetLogEvents GetLogGroupFields GetLogRecord StartQuery DescribeLogStreams", {
      Resource: [group, `${group}:*`],
    }),
    // CloudWatch and X-Ray know no resource for these.
    allow("FindGroups", "logs", "DescribeLogGroups DescribeQueries DescribeQueryDefinitions GetQueryResults StopQuery", {
      Resource: "*",
    }),
    allow("ReadMetrics", "cloudwatch", METRICS, { Resource: "*" }),
    allow("ReadTraces", "xray", "BatchGetTraces GetServiceGraph GetTraceGraph GetTraceSummaries GetGroups", { Resource: "*" }),
  ];
}

const METRICS = `
  DescribeAlarms DescribeAlarmHistory GetDashboard GetMetricData GetMetricStatistics ListDashboards ListMetrics
`;
