import { type Fault, OBJECT, UNKNOWN } from "../corrupted";
import { callers } from "./callers";
import { models } from "./models";
import { processorAt, queueAt } from "./queues";
import { thresholds } from "./thresholds";

const queue = "messaging.queues.documents";
const processor = `${queue}.processor`;
const socket = "messaging.webSocket";
const MEMORY = "must be a whole number of MiB from 128 to 10240";
const CONCURRENCY = 'must be "on-demand" or { … }';
const INSTANCES = "must be a whole number of instances from 1 to 1000";
const WAF = 'must be "none" or { requestsPer5Minutes: a whole number of requests from 10 to 2000000000 }';
const USES = 'must be "documents" or "templates" or "database" or "models" or "websocket"';
const BASTION = 'must be "none" or "session-manager"';
const STRENGTH = 'must be "low" or "medium" or "high"';

/** What partner alone has: queues and their functions, the APIs, models, a bastion. */
export const partner: Fault[] = [
  ["messaging", undefined, OBJECT],
  ["messaging.queues", undefined, OBJECT],
  ["messaging.topics", {}, UNKNOWN],
  ...queueAt(queue),
  [processor, undefined, OBJECT],
  ...processorAt(processor),
  [`${processor}.batchSize`, 11, "must be a whole number of messages from 1 to 10"],
  [`${processor}.uses`, "documents", "must be a list of what it works with"],
  [`${processor}.uses.0`, "secret", USES],
  [`${queue}.visibilityTimeoutSeconds`, 359, "must be 360 or more, 6 times the processor's timeoutSeconds"],
  [socket, undefined, OBJECT],
  [`${socket}.memoryMiB`, "256", MEMORY],
  [`${socket}.timeoutSeconds`, 0, "must be a whole number of seconds from 1 to 900"],
  [`${socket}.concurrency`, "provisioned", CONCURRENCY],
  [`${socket}.concurrency.least`, 0, INSTANCES],
  [`${socket}.concurrency.most`, 1_001, INSTANCES],
  [`${socket}.throttle.requestsPerSecond`, 0, "must be a whole number of requests per second from 1 to 10000"],
  [`${socket}.throttle.burst`, 0, "must be a whole number of requests from 1 to 5000"],
  [`${socket}.admits`, "members", 'must be "anyone" or "ticket-holders"'],

  ...callers,
  ["api.runtime", "fargate", 'must be "lambda" or "beanstalk"'],
  ["api.runtime", undefined, 'must be "lambda" or "beanstalk"'],
  ["api.function", undefined, OBJECT],
  ["api.function.memoryMiB", 127, MEMORY],
  ["api.function.timeoutSeconds", 30, "must be a whole number of seconds from 1 to 29"],
  ["api.function.concurrency", undefined, CONCURRENCY],
  ["api.function.concurrency.least", 1.5, INSTANCES],
  ["api.function.concurrency.most", undefined, INSTANCES],
  ["api.function.concurrency.most", 1, "must be least or more"],
  ["api.function.runtime", "python", UNKNOWN],
  ["api.waf", "on", WAF],
  ["api.waf", "none", "must be { requestsPer5Minutes } in prod"],
  ["api.waf.requestsPer5Minutes", 9, "must be a whole number of requests from 10 to 2000000000"],
  ["api.stage", "v1", UNKNOWN],
  ["api.instances", { type: "t4g.small", least: 2, most: 4 }, UNKNOWN],

  ...models,
  ["ai.guardrail", true, 'must be "none" or { … }'],
  ["ai.guardrail.contentFilter", "off", STRENGTH],
  ["ai.guardrail.promptAttackFilter", undefined, STRENGTH],
  ["ai.guardrail.contactData", "block", 'must be "mask" or "pass"'],
  ["ai.guardrail.blockedMessage", "", "must be 1 to 500 characters"],
  ["ai.guardrail.topics", [], UNKNOWN],
  ["ai.knowledgeBase", undefined, 'must be "none" or { … }'],

  ["access", undefined, OBJECT],
  ["access.bastion", "ssh", BASTION],
  ["access.bastion", undefined, BASTION],
  ["access.vpn", "none", UNKNOWN],

  ["bootstrap.roles.partner", "read-only", "must have another name: the master user logs in with a password"],
  ...thresholds(
    "serverErrorsPerMinute",
    "latencyP95Milliseconds",
    "functionErrorsPer5Minutes",
    "throttlesPer5Minutes",
    "databaseCpuPercent",
    "databaseFreeStorageGiB",
    "databaseConnections",
    "distributionErrorPercent",
    "blockedRequestsPer5Minutes",
  ),
];
