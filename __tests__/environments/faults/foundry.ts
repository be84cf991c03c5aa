import { type Fault, OBJECT, UNKNOWN } from "../corrupted";
import { inference } from "./inference";
import { thresholds } from "./thresholds";

const number = (unit: string, least: number, most: number) => `must be a whole number of ${unit} from ${least} to ${most}`;
const CPU = "must be one of 256, 512, 1024, 2048, 4096";
const MEMORY = number("MiB", 512, 12_288);
const INSTANCES = number("instances", 1, 25);
const AT_ONCE = number("requests", 1, 200);
const RUNTIME = 'must be "app-runner" or "fargate"';
const GPU = 'must be "none" or "spot" or "on-demand"';
const CONNECTIONS = 'must be "direct" or "proxy"';
const AI_DATABASE = 'must be "none" or "read-only"';

const uploads: Fault[] = [
  ["uploads", undefined, OBJECT],
  ["uploads", 30, OBJECT],
  ["uploads.infrequentAfterDays", 29, number("days", 30, 3_650)],
  ["uploads.infrequentAfterDays", 3_651, number("days", 30, 3_650)],
  ["uploads.infrequentAfterDays", undefined, number("days", 30, 3_650)],
  ["uploads.archiveAfterDays", 59, number("days", 60, 7_300)],
  ["uploads.archiveAfterDays", 7_301, number("days", 60, 7_300)],
  ["uploads.archiveAfterDays", undefined, number("days", 60, 7_300)],
  ["uploads.deleteAfterDays", 365, UNKNOWN],
];

/** One service; `allowed` is the memory that goes with the processor it has. */
const service = (role: string, allowed: string): Fault[] => [
  [`services.${role}`, undefined, OBJECT],
  [`services.${role}`, "none", OBJECT],
  [`services.${role}.cpuUnits`, 300, CPU],
  [`services.${role}.cpuUnits`, 8_192, CPU],
  [`services.${role}.cpuUnits`, "256", CPU],
  [`services.${role}.cpuUnits`, undefined, CPU],
  [`services.${role}.memoryMiB`, 256, MEMORY],
  [`services.${role}.memoryMiB`, 16_384, MEMORY],
  [`services.${role}.memoryMiB`, undefined, MEMORY],
  [`services.${role}.memoryMiB`, 768, `must be ${allowed}`],
  [`services.${role}.memoryMiB`, 12_288, `must be ${allowed}`],
  [`services.${role}.instances`, undefined, OBJECT],
  [`services.${role}.instances`, 2, OBJECT],
  [`services.${role}.instances.least`, 0, INSTANCES],
  [`services.${role}.instances.least`, undefined, INSTANCES],
  [`services.${role}.instances.least`, 1, "must be 2 or more in prod, so that one may fail"],
  [`services.${role}.instances.most`, 0, INSTANCES],
  [`services.${role}.instances.most`, 26, INSTANCES],
  [`services.${role}.instances.most`, undefined, INSTANCES],
  [`services.${role}.instances.most`, 1, "must be least or more"],
  [`services.${role}.instances.wanted`, 2, UNKNOWN],
  [`services.${role}.requestsAtOnce`, 0, AT_ONCE],
  [`services.${role}.requestsAtOnce`, 201, AT_ONCE],
  [`services.${role}.requestsAtOnce`, undefined, AT_ONCE],
  [`services.${role}.image`, "nginx", UNKNOWN],
];

const services: Fault[] = [
  ["services", undefined, OBJECT],
  ["services.runtime", "lambda", RUNTIME],
  ["services.runtime", undefined, RUNTIME],
  ...service("web", "512 or 1024 where cpuUnits is 256"),
  ...service("api", "2048 or 3072 or 4096 where cpuUnits is 1024"),
  ...service("ai", "2048 or 3072 or 4096 where cpuUnits is 1024"),
  ["services.worker", {}, UNKNOWN],
];

/** What foundry alone has: three services on what its words say, and what its users upload. */
export const foundry: Fault[] = [
  ...uploads,
  ...services,
  ...inference,
  ["gpu", true, GPU],
  ["gpu", undefined, GPU],
  ["connections", "pooled", CONNECTIONS],
  ["connections", undefined, CONNECTIONS],
  ["aiDatabase", "read-write", AI_DATABASE],
  ["aiDatabase", undefined, AI_DATABASE],
  ["bootstrap.roles.foundry", "read-only", "must have another name: the master user logs in with a password"],
  ...thresholds(
    "serverErrorsPerMinute",
    "latencyP95Milliseconds",
    "containerCpuPercent",
    "containerMemoryPercent",
    "databaseCpuPercent",
    "databaseFreeStorageGiB",
    "databaseConnections",
    "distributionErrorPercent",
    "blockedRequestsPer5Minutes",
    "natEgressMiBPer5Minutes",
    "upstreamErrorsPer5Minutes",
  ),
  ["watching.thresholds.functionErrorsPer5Minutes", 1, UNKNOWN],
  ["replicas", "none", UNKNOWN],
];

/** What ai must have in the database that it reads. */
export const readingAi: Fault[] = [
  ["bootstrap.roles.ai", undefined, 'must be "read-only" where aiDatabase is "read-only"'],
  ["bootstrap.roles.ai", "owner", 'must be "read-only" where aiDatabase is "read-only"'],
  ["bootstrap.roles.ai", "read-write", 'must be "read-only" where aiDatabase is "read-only"'],
  ["inference.instanceTypes", ["g5.xlarge"], 'must name two or more where gpu is "spot", because a zone may run out of one'],
  ["inference.tasks.least", 1, "must be 2 or more in prod, so that one may fail"],
];
