import type * as v from "valibot";
import type { AlarmGroup } from "../../modules/monitoring/alarm";
import { DeploymentEvents } from "../../modules/monitoring/deployment-events";
import { DistributionAlarms } from "../../modules/monitoring/distribution-alarms";
import { LoadBalancerAlarms } from "../../modules/monitoring/load-balancer-alarms";
import { PostgresAlarms } from "../../modules/monitoring/postgres-alarms";
import { RedisAlarms } from "../../modules/monitoring/redis-alarms";
import { ReplicaLagAlarm } from "../../modules/monitoring/replica-lag-alarm";
import { ServiceAlarms } from "../../modules/monitoring/service-alarms";
import { TableAlarms } from "../../modules/monitoring/table-alarms";
import {
  apiThresholds,
  cacheThresholds,
  containerThresholds,
  databaseThresholds,
  distributionThresholds,
  replicaThresholds,
  webAclThresholds,
} from "../../modules/monitoring/thresholds";
import { watchingSettings } from "../../modules/monitoring/watching-settings";
import type { SecurityStack } from "../security-stack";
import { functionAlarms, functionLogGroups, watchedFunctions } from "../watched-functions";
import { webAclAlarms } from "../watched-web-acls";
import type { Watch, Watched } from "../watching-stack";
import type { CacheStack } from "./cache-stack";
import type { DatabaseStack } from "./database-stack";
import type { EdgeStack } from "./edge-stack";
import { SERVICE_ROLES, type ServiceRole } from "./service-roles";
import type { ServicesStack } from "./services-stack";
import type { StorageStack } from "./storage-stack";

/** What an environment says about who hears of trouble in portfolio, and when. */
export const portfolioWatching = watchingSettings({
  ...apiThresholds,
  ...containerThresholds,
  ...databaseThresholds,
  ...replicaThresholds,
  ...cacheThresholds,
  ...distributionThresholds,
  ...webAclThresholds,
});

/**
 * When its alarms go off.
 * @interface
 */
export type PortfolioThresholds = v.InferOutput<typeof portfolioWatching>["thresholds"];

/** All its functions run seldom: rotations, migrations, what prepares the database. */
const EACH_ONE = { functionErrorsPer5Minutes: 1, throttlesPer5Minutes: 1 };

/** The stacks that hold something to watch. */
export interface WatchedStacks {
  readonly security: SecurityStack;
  readonly storage: StorageStack;
  readonly database: DatabaseStack;
  readonly cache: CacheStack;
  readonly services: ServicesStack;
  readonly edge: EdgeStack;
}

/** What the alarms need to know besides the stacks. */
export interface PortfolioWatch {
  readonly thresholds: PortfolioThresholds;
  readonly accountId: string;
  /** Tasks of each service that must always run. */
  readonly leastTasks: Readonly<Record<ServiceRole, number>>;
}

/** Portfolio as the watching stack takes it. */
export function watchedPortfolio(stacks: WatchedStacks, settings: PortfolioWatch): Watched {
  const { security, database } = stacks;
  const functions = watchedFunctions("seldom", [...security.functions, ...database.functions]);
  const { identifier: instance, parameterGroupName: parameterGroup } = database.postgres;
  return {
    alarms: (watch) => [
      ...trafficAlarms(stacks, settings.thresholds, watch),
      ...serviceAlarms(stacks, settings, watch),
      ...dataAlarms(stacks, settings.thresholds, watch),
      ...functionAlarms(watch, functions, EACH_ONE),
    ],
    databases: [
      { instance, parameterGroup },
      ...database.replicas.map((replica) => ({ instance: replica.identifier, parameterGroup })),
    ],
    functionLogGroups: functionLogGroups(functions),
    accessLogGroups: [],
  };
}

/** What the world meets: the site and the files beside it. */
function trafficAlarms({ services, edge }: WatchedStacks, thresholds: PortfolioThresholds, watch: Watch): AlarmGroup[] {
  const { scope, named, region } = watch;
  const { loadBalancer, targets } = services;
  const { distributionErrorPercent: errorPercent } = thresholds;
  const { distributionId } = edge.distribution;
  const webAcls = [
    ...(services.webAcl ? [{ role: "site", metricName: services.webAcl.aclName, scope: "regional" } as const] : []),
    ...(edge.webAcl ? [{ role: "static", metricName: edge.webAcl.aclName, scope: "cloudfront" } as const] : []),
  ];
  return [
    new LoadBalancerAlarms(scope, "load-balancer", {
      ...named("site"),
      arnSuffix: loadBalancer.arnSuffix,
      targets: { frontend: targets.frontend.arnSuffix, backend: targets.backend.arnSuffix },
      thresholds,
    }),
    new DistributionAlarms(scope, "distribution", { ...named("static"), distributionId, errorPercent, region }),
    ...webAclAlarms(watch, webAcls, thresholds),
  ];
}

function serviceAlarms(
  { services }: WatchedStacks,
  { thresholds, accountId, leastTasks }: PortfolioWatch,
  watch: Watch,
): AlarmGroup[] {
  const { scope, named, region, told } = watch;
  const { clusterName } = services.cluster;
  new DeploymentEvents(scope, "deployments", { ...told, name: named("deployments").name, clusterName, accountId, region });
  return SERVICE_ROLES.map((role) => {
    const { serviceName } = services.services[role];
    return new ServiceAlarms(scope, `service-${role}`, {
      ...named(role),
      clusterName,
      serviceName,
      leastTasks: leastTasks[role],
      thresholds,
    });
  });
}

function dataAlarms(
  { storage, database, cache }: WatchedStacks,
  thresholds: PortfolioThresholds,
  { scope, named }: Watch,
): AlarmGroup[] {
  const postgres = (role: string, instance: string) =>
    new PostgresAlarms(scope, role, { ...named(role.replace("database", "postgres")), instance, thresholds });
  return [
    postgres("database", database.postgres.identifier),
    ...database.replicas.flatMap(({ identifier }, index) => {
      const role = `replica-${index + 1}`;
      const lag = { ...named(`postgres-${role}`), instance: identifier, lagSeconds: thresholds.replicaLagSeconds };
      return [postgres(`database-${role}`, identifier), new ReplicaLagAlarm(scope, `database-${role}-lag`, lag)];
    }),
    new TableAlarms(scope, "sessions", { ...named("sessions"), tableName: storage.sessions.tableName }),
    new RedisAlarms(scope, "cache", { ...named("redis"), nodeIds: cache.redis.nodeIds, thresholds }),
  ];
}
