import { Construct } from "constructs";
import { Alarm, type AlarmGroup, type AlarmProps } from "./alarm";
import type { Graph, Metric } from "./metric";

/** Clients that were refused within five minutes: one may be a token that just ended, more are a mistake or an attack. */
const REFUSED_CLIENTS = 5;
/** Minutes in a row with a failed login of the proxy itself: a standby takes over within two. */
const FAILING_MINUTES = 5;
/** Microseconds that a request waits for a connection, on average: next to none while the pool has one to give. */
const LONG_WAIT = 250_000;

export interface ProxyAlarmsProps {
  /** Names the alarms: `<name>-refused`, `-logins`, `-waiting`. */
  readonly name: string;
  /** Name of the RDS Proxy. */
  readonly proxy: string;
  readonly topicArn: string;
}

/**
 * Logins and waiting at an RDS Proxy, and how full its pool is. Nothing here depends on an environment's size: the limit
 * of its connections is a share of the database's. Source: RDS user guide, "Monitoring RDS Proxy metrics".
 */
export class ProxyAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];
  readonly graphs: readonly Graph[];

  constructor(scope: Construct, id: string, { name, proxy, topicArn }: ProxyAlarmsProps) {
    super(scope, id);
    this.title = `Database proxy ${name}`;
    const metric = (metricName: string, statistic: Metric["statistic"], periodSeconds: Metric["periodSeconds"]): Metric => ({
      namespace: "AWS/RDS",
      name: metricName,
      dimensions: { ProxyName: proxy },
      statistic,
      periodSeconds,
    });
    const alarm = (role: string, description: string, of: Metric, value: number, dataPoints: number) => {
      const breach: AlarmProps["breach"] = { is: "at least", value, dataPoints };
      // A proxy that nobody comes to counts nothing.
      return new Alarm(this, role, { name: `${name}-${role}`, description, metric: of, breach, missingData: "good", topicArn });
    };
    this.alarms = [
      alarm(
        "refused",
        `${name} refuses clients. First: see in /aws/rds/proxy/${proxy} who comes; then whether their role may rds-db:connect to the proxy's own id (prx-…), and that they use TLS and a token signed for the proxy's host name.`,
        metric("ClientConnectionsSetupFailedAuth", "Sum", 300),
        REFUSED_CLIENTS,
        1,
      ),
      alarm(
        "logins",
        `${name} cannot log in to the database. First: read the reason with aws rds describe-db-proxy-targets --db-proxy-name ${proxy}; AUTH_FAILURE is healed by aws secretsmanager rotate-secret of the role's password.`,
        metric("DatabaseConnectionsSetupFailed", "Sum", 60),
        1,
        FAILING_MINUTES,
      ),
      alarm(
        "waiting",
        `Requests wait for a connection of ${name}. First: compare DatabaseConnections with MaxDatabaseConnectionsAllowed; if it is full, look for long transactions and for sessions that are pinned, then take a larger instance class.`,
        metric("DatabaseConnectionsBorrowLatency", "Average", 300),
        LONG_WAIT,
        3,
      ),
    ];
    // Counted every minute by each of the proxy's machines: their sum is the proxy's.
    const graph = (title: string, metricName: string): Graph => ({ title, metric: metric(metricName, "Sum", 60) });
    this.graphs = [
      graph("Clients", "ClientConnections"),
      graph("Connections to the database", "DatabaseConnections"),
      graph("Connections allowed", "MaxDatabaseConnectionsAllowed"),
      graph("Pinned sessions", "DatabaseConnectionsCurrentlySessionPinned"),
    ];
  }
}
