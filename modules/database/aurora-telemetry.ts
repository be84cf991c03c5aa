import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import { monitoringRole } from "./monitoring-role";

/** What Aurora PostgreSQL writes to CloudWatch Logs: the server's log, and what its instances say of themselves. */
const LOGS = ["postgresql", "instance"];

export interface AuroraTelemetryProps {
  /** Identifier of the cluster: RDS fixes the names of its log groups by it. */
  readonly clusterName: string;
  readonly accountId: string;
  readonly logDays: number;
  readonly keyArn: string;
}

/** Where a cluster writes what it does. Made before the cluster, which would make log groups without retention and key. */
export class AuroraTelemetry extends Construct {
  readonly exports = LOGS;
  /** What must be there before the cluster writes. */
  readonly beforeCluster: ITerraformDependable[];
  readonly monitoringRoleArn: string;

  constructor(scope: Construct, id: string, { clusterName, accountId, logDays, keyArn }: AuroraTelemetryProps) {
    super(scope, id);
    const logGroups = LOGS.map((log) => {
      const name = `/aws/rds/cluster/${clusterName}/${log}`;
      return new LogGroup(this, log, { name, days: logDays, keyArn }).resource;
    });
    const role = monitoringRole(this, clusterName, accountId);
    this.monitoringRoleArn = role.arn;
    this.beforeCluster = [...logGroups, role.policy];
  }
}
