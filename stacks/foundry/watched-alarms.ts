import type { AlarmGroup } from "../../modules/monitoring/alarm";
import { AppRunnerAlarms } from "../../modules/monitoring/app-runner-alarms";
import { DeploymentEvents } from "../../modules/monitoring/deployment-events";
import { DistributionAlarms } from "../../modules/monitoring/distribution-alarms";
import { LoadBalancerAlarms } from "../../modules/monitoring/load-balancer-alarms";
import { LoggedErrors } from "../../modules/monitoring/logged-errors";
import type { Graph, Metric } from "../../modules/monitoring/metric";
import { NatAlarms } from "../../modules/monitoring/nat-alarms";
import { PostgresAlarms } from "../../modules/monitoring/postgres-alarms";
import { ProxyAlarms } from "../../modules/monitoring/proxy-alarms";
import { RunnerEvents } from "../../modules/monitoring/runner-events";
import { ServiceAlarms } from "../../modules/monitoring/service-alarms";
import { balancerMetric } from "../../modules/monitoring/target-alarms";
import type { SecurityStack } from "../security-stack";
import { functionAlarms, functionLogGroups, watchedFunctions } from "../watched-functions";
import { webAclAlarms } from "../watched-web-acls";
import type { Watch, Watched } from "../watching-stack";
import type { AiService } from "./ai-service";
import type { DatabaseStack } from "./database-stack";
import type { EdgeStack } from "./edge-stack";
import type { NetworkStack } from "./network-stack";
import type { OriginServices } from "./origin-services";
import type { StorageStack } from "./storage-stack";
import type { WatchedBalancer, WatchedRunner, WatchedServices } from "./watched-service";
import type { FoundryThresholds } from "./watched-thresholds";

/** All its functions run seldom: rotations, migrations, what prepares the database. */
const EACH_ONE = { functionErrorsPer5Minutes: 1, throttlesPer5Minutes: 1 };
/** As ai logs it, in JSON, when a model's API fails it: see the docs. */
const UPSTREAM_ERROR = '{ $.event = "ai.upstream_error" }';
/** As App Runner logs it for a service: health checks failed, when it deploys or later. */
const HEALTH_FAILED = "%[Hh]ealth\\scheck.*fail%";
const PERCENTILES = ["p50", "p95", "p99"] as const;

/** The stacks that hold something to watch. */
export interface WatchedStacks {
  readonly security: SecurityStack;
  readonly network: NetworkStack;
  readonly storage: StorageStack;
  readonly database: DatabaseStack;
  readonly ai: AiService;
  readonly services: OriginServices;
  readonly edge: EdgeStack;
}

/** What the alarms need to know besides the stacks. */
export interface FoundryWatch {
  readonly thresholds: FoundryThresholds;
  readonly accountId: string;
  /** Namespace of the metrics that logs are counted as, e.g. `foundry/dev`. */
  readonly namespace: string;
}

/** Foundry as the watching stack takes it. */
export function watchedFoundry(stacks: WatchedStacks, settings: FoundryWatch): Watched {
  const { security, storage, database, ai, services, edge } = stacks;
  const { thresholds } = settings;
  const functions = watchedFunctions("seldom", [
    ...security.functions,
    ...storage.functions,
    ...database.functions,
    ...ai.functions,
    ...services.functions,
    ["origin-header-rotation", edge.originHeader.rotation],
  ]);
  const { identifier: instance, parameterGroupName: parameterGroup } = database.postgres;
  const together: WatchedServices = {
    runners: [...services.watched.runners, ...ai.watched.runners],
    tasks: [...services.watched.tasks, ...ai.watched.tasks],
    balancers: [...services.watched.balancers, ...ai.watched.balancers],
  };
  return {
    alarms: (watch) => [
      ...edgeAlarms(stacks, thresholds, watch),
      ...runnerAlarms(together.runners, settings, watch),
      ...taskAlarms(together, settings, watch),
      upstreamAlarm(ai, settings, watch),
      ...dataAlarms(stacks, thresholds, watch),
      ...functionAlarms(watch, functions, EACH_ONE),
    ],
    databases: [{ instance, parameterGroup }],
    functionLogGroups: functionLogGroups(functions),
    accessLogGroups: [],
  };
}

/** What the world meets: the distribution, the web ACL before it, and the gate behind it. */
function edgeAlarms({ edge, services }: WatchedStacks, thresholds: FoundryThresholds, watch: Watch): AlarmGroup[] {
  const { scope, named, region } = watch;
  const { distributionErrorPercent: errorPercent } = thresholds;
  const { distributionId } = edge.distribution;
  const webAcls = [
    ...(edge.webAcl ? [{ role: "site", metricName: edge.webAcl.aclName, scope: "cloudfront" } as const] : []),
    { role: "origins", metricName: services.gate.aclName, scope: "regional" } as const,
  ];
  return [
    new DistributionAlarms(scope, "distribution", { ...named("site"), distributionId, errorPercent, region }),
    ...webAclAlarms(watch, webAcls, thresholds),
  ];
}

function runnerAlarms(runners: readonly WatchedRunner[], { thresholds, namespace }: FoundryWatch, watch: Watch): AlarmGroup[] {
  const { scope, named, told } = watch;
  if (runners.length === 0) return [];
  const serviceNames = runners.map(({ serviceName }) => serviceName);
  new RunnerEvents(scope, "runner-events", { ...told, name: named("runner-events").name, serviceNames });
  return runners.flatMap(({ role, serviceName, serviceId, serviceLogGroup: logGroupName }) => [
    new AppRunnerAlarms(scope, `service-${role}`, { ...named(role), serviceName, serviceId, thresholds }),
    new LoggedErrors(scope, `health-${role}`, {
      ...named(`${role}-health`),
      title: `Health of ${role}`,
      description: `App Runner finds an instance of ${role} unwell: its health checks fail. First: read the service's log groups; after a deployment, give the tag to the image before.`,
      namespace,
      log: { logGroupName, pattern: HEALTH_FAILED, ready: [] },
      per5Minutes: 1,
    }),
  ]);
}

function taskAlarms({ tasks, balancers }: WatchedServices, { thresholds, accountId }: FoundryWatch, watch: Watch): AlarmGroup[] {
  const { scope, named, told, region } = watch;
  const [first] = tasks;
  if (!first) return [];
  const { clusterName } = first;
  new DeploymentEvents(scope, "deployments", { ...told, name: named("deployments").name, clusterName, accountId, region });
  return [
    ...balancers.flatMap((balancer) => [
      new LoadBalancerAlarms(scope, `balancer-${balancer.role}`, { ...named(balancer.role), ...balancer, thresholds }),
      percentilesOf(balancer),
    ]),
    ...tasks.map(({ role, ...service }) => new ServiceAlarms(scope, `tasks-${role}`, { ...named(role), ...service, thresholds })),
  ];
}

/** How long answers take, and what callers did wrong, as App Runner's own graphs show it. */
function percentilesOf({ role, arnSuffix, targets }: WatchedBalancer): AlarmGroup {
  const graphs = Object.entries(targets).flatMap(([target, targetGroup]): Graph[] => {
    const counted = balancerMetric({ LoadBalancer: arnSuffix, TargetGroup: targetGroup });
    return [
      { title: `${target}-percentiles`, metric: counted("TargetResponseTime", "p95", 60), percentiles: PERCENTILES },
      { title: `${target}-4xx`, metric: counted("HTTPCode_Target_4XX_Count", "Sum", 60) },
    ];
  });
  return { title: `Answers behind ${role}`, alarms: [], graphs };
}

function upstreamAlarm(ai: AiService, { thresholds, namespace }: FoundryWatch, { scope, named }: Watch): AlarmGroup {
  return new LoggedErrors(scope, "upstream", {
    ...named("ai-upstream-errors"),
    title: "Models of others",
    description:
      "Calls of models' APIs fail, as ai logs them. First: read there which provider and which status; 401 is a wrong key in Secrets Manager, 429 a quota, 5xx the provider's own trouble: then switch ai to another one.",
    namespace,
    log: { logGroupName: ai.logGroupName, pattern: UPSTREAM_ERROR, ready: [] },
    per5Minutes: thresholds.upstreamErrorsPer5Minutes,
  });
}

function dataAlarms({ network, database }: WatchedStacks, thresholds: FoundryThresholds, { scope, named }: Watch): AlarmGroup[] {
  const { postgres, proxy } = database;
  const instance = postgres.identifier;
  const { gatewayIds } = network.tiers.nat;
  return [
    new NatAlarms(scope, "nat", { ...named("nat"), gatewayIds, thresholds }),
    new PostgresAlarms(scope, "database", { ...named("postgres"), instance, thresholds }),
    ...(proxy ? [new ProxyAlarms(scope, "proxy", { ...named("proxy"), proxy: proxy.proxyName })] : []),
    { title: "Disk of the database", alarms: [], graphs: diskGraphs(instance) },
  ];
}

/** What the database reads and writes in a second. Source: RDS user guide, "Amazon CloudWatch metrics for Amazon RDS". */
const diskGraphs = (instance: string): Graph[] =>
  ["ReadIOPS", "WriteIOPS", "DiskQueueDepth"].map((name) => {
    const metric: Metric = {
      namespace: "AWS/RDS",
      name,
      dimensions: { DBInstanceIdentifier: instance },
      statistic: "Average",
      periodSeconds: 60,
    };
    return { title: name, metric };
  });
