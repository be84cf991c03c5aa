import { type Fault, OBJECT, UNKNOWN } from "../corrupted";
import { thresholds } from "./thresholds";

const number = (unit: string, least: number, most: number) => `must be a whole number of ${unit} from ${least} to ${most}`;
const REPLICAS = 'must be "none" or { … }';
const CLASS = 'must be an instance class of a current generation such as "db.t4g.micro"';
const NODE = 'must be a node type of a current generation, without data tiering, such as "cache.t4g.micro"';
const DAILY = 'must be a UTC time span such as "03:00-04:00"';
const WEEKLY = 'must be a weekly UTC time span such as "mon:04:00-mon:05:00"';
const CPU = "must be one of 256, 512, 1024, 2048, 4096, 8192, 16384";
const MEMORY = number("MiB", 512, 122_880);
const TASKS = number("tasks", 1, 5_000);
const WAF = 'must be "none" or { requestsPer5Minutes: a whole number of requests from 10 to 2000000000 }';
const LOG_DAYS =
  "must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653";

const database: Fault[] = [
  ["bootstrap.roles.portfolio", "read-only", "must have another name: the master user logs in with a password"],
  ["replicas", undefined, REPLICAS],
  ["replicas", 1, REPLICAS],
  ["replicas", "none", "must be { count, instanceClass, passwordRotationDays } in prod"],
  ["replicas.count", 0, number("replicas", 1, 15)],
  ["replicas.count", 16, number("replicas", 1, 15)],
  ["replicas.count", undefined, number("replicas", 1, 15)],
  ["replicas.instanceClass", "t4g.small", CLASS],
  ["replicas.instanceClass", "db.t2.small", CLASS],
  ["replicas.instanceClass", undefined, CLASS],
  ["replicas.instanceClass", "db.t4g.micro", "must have the memory of database.instanceClass db.t4g.small or more"],
  ["replicas.passwordRotationDays", 91, number("days", 1, 90)],
  ["replicas.passwordRotationDays", undefined, number("days", 1, 90)],
  ["replicas.availability", "multi-az", UNKNOWN],
];

const cache: Fault[] = [
  ["cache", undefined, OBJECT],
  ["cache", "none", OBJECT],
  ["cache.engineVersion", "7.0", 'must be "7.1"'],
  ["cache.engineVersion", 7.1, 'must be "7.1"'],
  ["cache.engineVersion", undefined, 'must be "7.1"'],
  ["cache.nodeType", "t4g.small", NODE],
  ["cache.nodeType", "cache.t1.micro", NODE],
  ["cache.nodeType", "cache.r6gd.xlarge", NODE],
  ["cache.nodeType", undefined, NODE],
  ["cache.nodes", 0, number("nodes", 1, 6)],
  ["cache.nodes", 7, number("nodes", 1, 6)],
  ["cache.nodes", undefined, number("nodes", 1, 6)],
  ["cache.nodes", 1, "must be 2 or more in prod, so that one may fail"],
  ["cache.snapshotRetentionDays", 0, number("days", 1, 35)],
  ["cache.snapshotRetentionDays", 36, number("days", 1, 35)],
  ["cache.snapshotRetentionDays", undefined, number("days", 1, 35)],
  ["cache.snapshotWindow", "3-5", DAILY],
  ["cache.snapshotWindow", undefined, DAILY],
  ["cache.snapshotWindow", "03:00-03:59", "must last 60 minutes or more"],
  ["cache.maintenanceWindow", "06:00-07:00", WEEKLY],
  ["cache.maintenanceWindow", undefined, WEEKLY],
  ["cache.maintenanceWindow", "sun:06:00-sun:06:59", "must last 60 minutes or more"],
  ["cache.maintenanceWindow", "sun:04:30-sun:05:30", "must lie outside snapshotWindow 03:00-05:00"],
  ["cache.maintenanceWindow", "sat:23:00-sun:03:01", "must lie outside snapshotWindow 03:00-05:00"],
  ["cache.replicas", 1, UNKNOWN],
];

const service = (role: string): Fault[] => [
  [`services.${role}`, undefined, OBJECT],
  [`services.${role}.cpuUnits`, 300, CPU],
  [`services.${role}.cpuUnits`, "256", CPU],
  [`services.${role}.cpuUnits`, undefined, CPU],
  [`services.${role}.memoryMiB`, 256, MEMORY],
  [`services.${role}.memoryMiB`, undefined, MEMORY],
  [`services.${role}.memoryMiB`, 1_536, "must be 512, 1024 or 2048 where cpuUnits is 256"],
  [`services.${role}.tasks`, undefined, OBJECT],
  [`services.${role}.tasks`, 2, OBJECT],
  [`services.${role}.tasks.least`, 0, TASKS],
  [`services.${role}.tasks.least`, undefined, TASKS],
  [`services.${role}.tasks.least`, 1, "must be 2 or more in prod, one in each zone"],
  [`services.${role}.tasks.most`, 5_001, TASKS],
  [`services.${role}.tasks.most`, undefined, TASKS],
  [`services.${role}.tasks.most`, 1, "must be least or more"],
  [`services.${role}.tasks.wanted`, 2, UNKNOWN],
  [`services.${role}.image`, "nginx", UNKNOWN],
];

const services: Fault[] = [
  ["services", undefined, OBJECT],
  ...service("frontend"),
  ...service("backend"),
  ["services.logDays", 31, LOG_DAYS],
  ["services.logDays", undefined, LOG_DAYS],
  ["services.logDays", 14, "must be 30 or more in prod"],
  ["services.shell", "ssh", 'must be "none" or "ecs-exec"'],
  ["services.shell", undefined, 'must be "none" or "ecs-exec"'],
  ["services.shell", "ecs-exec", 'must be "none" in prod'],
  ["services.waf", "off", WAF],
  ["services.waf", undefined, WAF],
  ["services.waf", "none", "must be { requestsPer5Minutes } in prod"],
  ["services.waf.requestsPer5Minutes", 9, "must be a whole number of requests from 10 to 2000000000"],
  ["services.worker", {}, UNKNOWN],
];

/** What portfolio alone has: replicas, cache, containers. */
export const portfolio: Fault[] = [
  ...database,
  ...cache,
  ...services,
  ...thresholds(
    "serverErrorsPerMinute",
    "latencyP95Milliseconds",
    "containerCpuPercent",
    "containerMemoryPercent",
    "databaseCpuPercent",
    "databaseFreeStorageGiB",
    "databaseConnections",
    "replicaLagSeconds",
    "cacheCpuPercent",
    "cacheMemoryPercent",
    "distributionErrorPercent",
    "blockedRequestsPer5Minutes",
  ),
  ["watching.thresholds.functionErrorsPer5Minutes", 1, UNKNOWN],
];
