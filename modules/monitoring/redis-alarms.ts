import { Construct } from "constructs";
import { Alarm, type AlarmGroup } from "./alarm";
import type { Metric } from "./metric";
import type { CacheThresholds } from "./thresholds";

/**
 * Four fifths of the 20,000 connections that the smallest nodes take; all others take 65,000.
 * Source: ElastiCache user guide, "Redis OSS node-type specific parameters", maxclients.
 */
const MANY_CONNECTIONS = 16_000;

export interface RedisAlarmsProps {
  /** Names the alarms: `<name>-cpu`, `-memory`, `-connections`, each followed by the node's number. */
  readonly name: string;
  /** Ids of the nodes: ElastiCache has no figures of a whole group. */
  readonly nodeIds: readonly string[];
  readonly thresholds: CacheThresholds;
  readonly topicArn: string;
}

/** Load, memory and connections of every node of a Redis. (A cache that evicts is no trouble by itself: its memory says it.) */
export class RedisAlarms extends Construct implements AlarmGroup {
  readonly title: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { name, nodeIds, thresholds, topicArn }: RedisAlarmsProps) {
    super(scope, id);
    this.title = `Cache ${name}`;
    this.alarms = nodeIds.flatMap((node, index) => {
      const alarm = (role: string, description: string, metric: string, statistic: Metric["statistic"], value: number) =>
        new Alarm(this, `${role}-${index + 1}`, {
          name: `${name}-${role}-${index + 1}`,
          description: `Node ${node}: ${description}`,
          metric: {
            namespace: "AWS/ElastiCache",
            name: metric,
            dimensions: { CacheClusterId: node },
            statistic,
            periodSeconds: 300,
          },
          breach: { is: "at least", value, dataPoints: 3 },
          // A node reports every minute; silence means that it is gone.
          missingData: "bad",
          topicArn,
        });
      return [
        alarm(
          "cpu",
          "its Redis is busy, and everybody waits in one line. First: read the slow log for commands over many keys.",
          "EngineCPUUtilization",
          "Average",
          thresholds.cacheCpuPercent,
        ),
        alarm(
          "memory",
          "its memory is nearly full, and keys that are still wanted will be forgotten. First: look for keys without an end, then take a larger node type.",
          "DatabaseMemoryUsagePercentage",
          "Maximum",
          thresholds.cacheMemoryPercent,
        ),
        alarm(
          "connections",
          "clients open connections and do not close them. First: restart the service that has the most, then limit its pool.",
          "CurrConnections",
          "Maximum",
          MANY_CONNECTIONS,
        ),
      ];
    });
  }
}
