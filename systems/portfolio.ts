import type { App } from "cdktf";
import { deploysContainers, invokesFunction, publishesFiles } from "../modules/delivery/application-permissions";
import type { DeliveryPart } from "../modules/delivery/delivery-roles";
import type { TopicPublisher } from "../modules/security/topic-publishers";
import { publicZone } from "../stacks/dns-stack";
import { layersOf } from "../stacks/platform-stack";
import { CacheStack } from "../stacks/portfolio/cache-stack";
import { DatabaseStack } from "../stacks/portfolio/database-stack";
import { EdgeStack } from "../stacks/portfolio/edge-stack";
import { NetworkStack } from "../stacks/portfolio/network-stack";
import { serviceAccess } from "../stacks/portfolio/service-access";
import { SERVICE_ROLES } from "../stacks/portfolio/service-roles";
import { ServicesStack } from "../stacks/portfolio/services-stack";
import { StorageStack } from "../stacks/portfolio/storage-stack";
import { watchedPortfolio } from "../stacks/portfolio/watched-alarms";
import { RecoveryStack } from "../stacks/recovery-stack";
import { SecurityStack } from "../stacks/security-stack";
import { WatchingStack } from "../stacks/watching-stack";
import type { PortfolioSettings } from "./portfolio-settings";

/** What a workflow that applies portfolio must be able to make. */
const PARTS: DeliveryPart[] = ["identity", "network", "data", "workloads", "containers", "edge", "watching"];

/** Who publishes to the alarms' topic: topic and key must admit the same. `events` tells of failed deployments. */
const PUBLISHERS: TopicPublisher[] = ["cloudwatch", "budgets", "costalerts", "rds-events", "events"];

/**
 * Portfolio: a Next.js frontend and a FastAPI backend on Fargate behind one load balancer, PostgreSQL, Redis, sessions in
 * DynamoDB, static files and media by CloudFront.
 *
 *     security ── network ─┬─ database ─┐
 *         │                ├─ cache ────┤
 *         ├─ storage ──────┼────────────┼─ services ── watching
 *         ├─ edge ─────────┴────────────┘
 *         └─ recovery (of database and edge)
 */
export function portfolio(app: App, settings: PortfolioSettings): void {
  const { account, region, logDays, data, storage, names, services, recovery } = settings;
  const layer = layersOf("portfolio", settings);
  const { prefix } = layer("services");
  const zoneId = publicZone(app, layer("dns"), names, data);

  const security = new SecurityStack(app, layer("security"), {
    keyUsers: ["logs", "cloudfront", "fargate", ...PUBLISHERS],
    secrets: settings.secrets,
    restarts: [{ cluster: prefix, service: `${prefix}-backend` }],
    guardrail: "none",
    delivery: {
      settings: settings.delivery,
      parts: PARTS,
      application: (scope) => [
        ...deploysContainers(scope, SERVICE_ROLES),
        invokesFunction("Migrate", scope, "migrate"),
        ...publishesFiles(scope, ["static"]),
      ],
      domain: names.domain,
      moreRegions: recovery === "none" ? [] : [recovery.region],
    },
    logDays,
    data,
  });
  const keyArn = security.platformKey.arn;

  const network = new NetworkStack(app, layer("network"), { network: settings.network, logDays, keyArn });
  const stored = new StorageStack(app, layer("storage"), { keyArn, data });
  const database = new DatabaseStack(app, layer("database"), {
    database: settings.database,
    replicas: settings.replicas,
    bootstrap: settings.bootstrap,
    network,
    keyArn,
    logDays,
    data,
  });
  const cache = new CacheStack(app, layer("cache"), { cache: settings.cache, network, keyArn, logDays, data });
  const { domain } = names;
  const edge = new EdgeStack(app, layer("edge"), { edge: settings.edge, domain, zoneId, storage, keyArn, logDays, data });

  const site = new ServicesStack(app, layer("services"), {
    settings: services,
    site: { name: domain, zoneId },
    network,
    access: serviceAccess({
      domain,
      place: { accountId: account.id, region, keyArn },
      applicationSecretArn: security.applicationSecret.arn,
      parts: { storage: stored, database, cache, edge },
    }),
    keyArn,
    logDays,
    accessLogDays: storage.accessLogDays,
    data,
  });

  const { thresholds } = settings.watching;
  const leastTasks = { frontend: services.frontend.tasks.least, backend: services.backend.tasks.least };
  new WatchingStack(app, layer("watching"), {
    watching: settings.watching,
    watched: watchedPortfolio(
      { security, storage: stored, database, cache, services: site, edge },
      { accountId: account.id, thresholds, leastTasks },
    ),
    publishers: PUBLISHERS,
    keyArn,
    logDays,
    data,
  });
  if (recovery !== "none") {
    new RecoveryStack(app, layer("recovery"), {
      recovery,
      storage,
      instanceArn: database.postgres.arn,
      buckets: { media: edge.media },
      keyArn,
      data,
    });
  }
}
