import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";
import type { Metric } from "./metric";
import type { DatabaseThresholds } from "./thresholds";

const BYTES_PER_GIB = 1024 ** 3;

export interface PostgresAlarmsProps {
  /** Names the alarms: `<name>-cpu`, `-storage`, `-connections`. */
  readonly name: string;
  /** Identifier of the DB instance. */
  readonly instance: string;
  readonly thresholds: DatabaseThresholds;
  readonly topicArn: string;
}

/** Load, disk and connections of a PostgreSQL instance. */
export class PostgresAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { name, instance, thresholds, topicArn }: PostgresAlarmsProps) {
    super(scope, id);
    this.title = `Database ${name}`;
    const metric = (metricName: string, statistic: Metric["statistic"]): Metric => ({
      namespace: "AWS/RDS",
      name: metricName,
      dimensions: { DBInstanceIdentifier: instance },
      statistic,
      periodSeconds: 300,
    });
    // RDS reports every minute while the instance runs; silence means that it is stopped or gone.
    const alarm = (role: string, description: string, of: Metric, is: "at least" | "below", value: number, dataPoints: number) =>
      new Alarm(this, role, {
        name: `${name}-${role}`,
        description,
        metric: of,
        breach: { is, value, dataPoints },
        missingData: "bad",
        topicArn,
      });
    this.alarms = [
      alarm(
        "cpu",
        `The processors of ${name} are busy. First: open Performance Insights and look for the statement with the most load.`,
        metric("CPUUtilization", "Average"),
        "at least",
        thresholds.databaseCpuPercent,
        3,
      ),
      alarm(
        "storage",
        `The disk of ${name} fills up. First: see whether autoscaling reached maxAllocatedStorageGiB, and raise it; without space the database stops.`,
        metric("FreeStorageSpace", "Minimum"),
        "below",
        thresholds.databaseFreeStorageGiB * BYTES_PER_GIB,
        1,
      ),
      alarm(
        "connections",
        `${name} runs out of connections. First: count pg_stat_activity by user and state, and end what is idle in a transaction.`,
        metric("DatabaseConnections", "Maximum"),
        "at least",
        thresholds.databaseConnections,
        3,
      ),
    ];
  }
}
