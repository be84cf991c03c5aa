import type * as v from "valibot";
import { whole } from "../shared/fields";

/** What a group of entries is once it was checked. */
type Checked<T extends v.ObjectEntries> = v.InferOutput<v.StrictObjectSchema<T, undefined>>;

// When an alarm goes off, by what it is about. Five minutes are the period of most of them, so that one bad request wakes nobody.

/** Of what answers requests. */
export const apiThresholds = {
  /** Answers with a 5xx status in one minute: each API and load balancer by itself. */
  serverErrorsPerMinute: whole(1, 100_000, "errors"),
  /** Time that 95 of 100 requests stay below. API Gateway gives up after 29 seconds. Source: API Gateway quotas. */
  latencyP95Milliseconds: whole(10, 29_000, "milliseconds"),
};

/**
 * When the alarms of what answers requests go off.
 * @interface
 */
export type ApiThresholds = Checked<typeof apiThresholds>;

/** Of Lambda functions. */
export const functionThresholds = {
  /** Failed runs of one function in five minutes. Of functions that run seldom, as migrations do, a single failure is told. */
  functionErrorsPer5Minutes: whole(1, 100_000, "errors"),
  /** Runs of one function that Lambda refused in five minutes, because too many were under way. */
  throttlesPer5Minutes: whole(1, 100_000, "throttles"),
};

/**
 * When the alarms of Lambda functions go off.
 * @interface
 */
export type FunctionThresholds = Checked<typeof functionThresholds>;

/** Of PostgreSQL on RDS. */
export const databaseThresholds = {
  /** Average load of the database's processors. */
  databaseCpuPercent: whole(1, 100, "percent"),
  /** Free space on the database's disk. Autoscaling adds space below a tenth of the disk. */
  databaseFreeStorageGiB: whole(1, 65_536, "GiB"),
  /** Open connections. PostgreSQL on RDS takes memory in bytes / 9,531,392, at most 5,000. Source: RDS quotas. */
  databaseConnections: whole(1, 5_000, "connections"),
};

/** Of read replicas of PostgreSQL. */
export const replicaThresholds = {
  /**
   * How far a replica may be behind. Up to five minutes mean nothing: a source without changes makes one every five
   * minutes, and the seconds count from the last. Source: RDS user guide, "Monitoring read replication", PostgreSQL.
   */
  replicaLagSeconds: whole(301, 86_400, "seconds"),
};

/**
 * When the alarms of PostgreSQL on RDS go off.
 * @interface
 */
export type DatabaseThresholds = Checked<typeof databaseThresholds>;

/** Of services in containers: average load of all tasks of one service. */
export const containerThresholds = {
  containerCpuPercent: whole(1, 100, "percent"),
  containerMemoryPercent: whole(1, 100, "percent"),
};

/**
 * When the alarms of services in containers go off.
 * @interface
 */
export type ContainerThresholds = Checked<typeof containerThresholds>;

/** Of EC2 instances in an Auto Scaling group. */
export const instanceThresholds = {
  /** Average load of the processors of all instances of one group. */
  instanceCpuPercent: whole(1, 100, "percent"),
};

/**
 * When the alarms of EC2 instances go off.
 * @interface
 */
export type InstanceThresholds = Checked<typeof instanceThresholds>;

/** Of Redis, each node by itself. */
export const cacheThresholds = {
  /** Average load of the one processor that a node's Redis runs on. */
  cacheCpuPercent: whole(1, 100, "percent"),
  /** Share of a node's memory that data takes. At 100 % a cache forgets what was not used for longest. */
  cacheMemoryPercent: whole(1, 100, "percent"),
};

/**
 * When the alarms of Redis go off.
 * @interface
 */
export type CacheThresholds = Checked<typeof cacheThresholds>;

/** Of CloudFront. */
export const distributionThresholds = {
  /** Share of CloudFront's answers with a 5xx status. */
  distributionErrorPercent: whole(1, 100, "percent"),
};

/**
 * When the alarms of CloudFront go off.
 * @interface
 */
export type DistributionThresholds = Checked<typeof distributionThresholds>;

/** Of NAT gateways. */
export const natThresholds = {
  /** What one gateway sends to the internet in five minutes: each MiB is billed, and a leak shows there first. */
  natEgressMiBPer5Minutes: whole(1, 1_000_000, "MiB"),
};

/**
 * When the alarms of NAT gateways go off.
 * @interface
 */
export type NatThresholds = Checked<typeof natThresholds>;

/** Of an AI service that asks others. */
export const upstreamThresholds = {
  /** Failed calls of models' APIs in five minutes, as the service logs them. */
  upstreamErrorsPer5Minutes: whole(1, 100_000, "errors"),
};

/**
 * When the alarms of an AI service that asks others go off.
 * @interface
 */
export type UpstreamThresholds = Checked<typeof upstreamThresholds>;

/** Of web ACLs. */
export const webAclThresholds = {
  /** Requests that one web ACL blocked in five minutes: an attack, or a rule that hits customers. */
  blockedRequestsPer5Minutes: whole(1, 10_000_000, "requests"),
};

/**
 * When the alarms of web ACLs go off.
 * @interface
 */
export type WebAclThresholds = Checked<typeof webAclThresholds>;
