import type { Construct } from "constructs";
import { ServiceRole } from "../security/service-role";

/** Lets RDS write the operating system's figures of one database to its own log group, `RDSOSMetrics`. */
export function monitoringRole(scope: Construct, databaseName: string, accountId: string): ServiceRole {
  const group = `arn:aws:logs:*:${accountId}:log-group:RDS*`;
  return new ServiceRole(scope, "monitoring", {
    name: `${databaseName}-monitoring`,
    service: "monitoring.rds",
    accountId,
    // As the managed policy AmazonRDSEnhancedMonitoringRole, for this account's log groups only.
    statements: [
      { Sid: "Groups", Effect: "Allow", Action: ["logs:CreateLogGroup", "logs:PutRetentionPolicy"], Resource: group },
      {
        Sid: "Streams",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams", "logs:GetLogEvents"],
        Resource: `${group}:log-stream:*`,
      },
    ],
  });
}
