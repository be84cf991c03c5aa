import { type Fault, OBJECT, UNKNOWN } from "../corrupted";
import { embeddings } from "./embedding";
import { fourTiers } from "./four-tiers";
import { models } from "./models";
import { processorAt, queueAt } from "./queues";
import { thresholds } from "./thresholds";

const TYPE = 'must be an x86_64 instance type of a current generation such as "t3.small"';
const INSTANCES = "must be a whole number of instances from 1 to 100";

/** What both versions of student-helper have: four tiers, models and vectors, a queue with its function, instances. */
export const studentHelper: Fault[] = [
  ...fourTiers,
  ...models,
  ...embeddings,
  ["ai.guardrail", "none", UNKNOWN],
  ["ai.knowledgeBase", "none", UNKNOWN],

  ["processing", undefined, OBJECT],
  ...queueAt("processing"),
  ...processorAt("processing"),
  ["processing.visibilityTimeoutSeconds", 299, "must be timeoutSeconds 300 or more"],
  ["processing.batchSize", 1, UNKNOWN],

  ["backend", undefined, OBJECT],
  ["backend", "t3.small", OBJECT],
  ["backend.type", "small", TYPE],
  ["backend.type", "t2.small", TYPE],
  ["backend.type", "t4g.small", TYPE],
  ["backend.type", undefined, TYPE],
  ["backend.instances", undefined, OBJECT],
  ["backend.instances", 2, OBJECT],
  ["backend.instances.least", 0, INSTANCES],
  ["backend.instances.least", undefined, INSTANCES],
  ["backend.instances.most", 101, INSTANCES],
  ["backend.instances.most", undefined, INSTANCES],
  ["backend.instances.wanted", 2, UNKNOWN],
  ["backend.image", "ubuntu", UNKNOWN],

  ["bootstrap.roles.postgres", "read-only", "must have another name: the master user logs in with a password"],
  ...thresholds(
    "serverErrorsPerMinute",
    "latencyP95Milliseconds",
    "functionErrorsPer5Minutes",
    "throttlesPer5Minutes",
    "instanceCpuPercent",
    "databaseCpuPercent",
    "databaseFreeStorageGiB",
    "databaseConnections",
    "distributionErrorPercent",
    "blockedRequestsPer5Minutes",
  ),
  ["watching.thresholds.cacheCpuPercent", 80, UNKNOWN],
  ["replicas", "none", UNKNOWN],
];
