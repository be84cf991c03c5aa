import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import { monitoringRole } from "./monitoring-role";

/** What PostgreSQL on RDS can write to CloudWatch Logs (RDS.36). */
const LOGS = ["postgresql", "upgrade"];

export interface PostgresTelemetryProps {
  /** Identifier of the instance: RDS fixes the names of its log groups by it. */
  readonly instanceName: string;
  readonly accountId: string;
  readonly logDays: number;
  readonly keyArn: string;
}

/**
 * Where an instance writes what it does. Made before the instance: RDS would make log groups of its own, without
 * retention and key, as soon as it writes.
 */
export class PostgresTelemetry extends Construct {
  readonly exports = LOGS;
  /** What must be there before the instance writes. */
  readonly beforeInstance: ITerraformDependable[];
  /** Lets RDS write the operating system's figures to its own log group, `RDSOSMetrics`. */
  readonly monitoringRoleArn: string;

  constructor(scope: Construct, id: string, { instanceName, accountId, logDays, keyArn }: PostgresTelemetryProps) {
    super(scope, id);
    const logGroups = LOGS.map((log) => {
      const name = `/aws/rds/instance/${instanceName}/${log}`;
      return new LogGroup(this, log, { name, days: logDays, keyArn }).resource;
    });
    const role = monitoringRole(this, instanceName, accountId);
    this.monitoringRoleArn = role.arn;
    this.beforeInstance = [...logGroups, role.policy];
  }
}
