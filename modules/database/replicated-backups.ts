import { DbInstanceAutomatedBackupsReplication } from "@cdktf/provider-aws/lib/db-instance-automated-backups-replication";
import { Construct } from "constructs";
import { lifecycleOf, type Posture } from "../shared/posture";

export interface ReplicatedBackupsProps {
  /** The instance, in its own region. */
  readonly instanceArn: string;
  /** Key of the region that this construct stands in. */
  readonly keyArn: string;
  /** Days to which the instance can be restored here: 1 to 35, whatever its own region keeps. */
  readonly days: number;
  readonly data: Posture;
}

/**
 * An instance's snapshots and transaction logs, copied by RDS into the region that this stands in: the instance can be
 * restored there to a moment some minutes ago, also when its own region is gone. It is not a replica: nothing runs.
 */
export class ReplicatedBackups extends Construct {
  /** Of the automated backup itself: what `restore-db-instance-to-point-in-time` asks for. */
  readonly arn: string;
  readonly resource: DbInstanceAutomatedBackupsReplication;

  constructor(scope: Construct, id: string, { instanceArn, keyArn, days, data }: ReplicatedBackupsProps) {
    super(scope, id);
    this.resource = new DbInstanceAutomatedBackupsReplication(this, "replication", {
      sourceDbInstanceArn: instanceArn,
      kmsKeyId: keyArn,
      retentionPeriod: days,
      lifecycle: lifecycleOf(data),
    });
    this.arn = this.resource.id;
  }
}
