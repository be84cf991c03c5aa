import type { App } from "cdktf";
import {
  awaitsRunners,
  invokesFunction,
  publishesFiles,
  pushesImages,
  rollsOutContainers,
} from "../modules/delivery/application-permissions";
import type { TopicPublisher } from "../modules/security/topic-publishers";
import { publicZone } from "../stacks/dns-stack";
import { type FoundryChoices, runnerRoles, SERVICE_ROLES, taskRoles } from "../stacks/foundry/choices";
import { DatabaseStack } from "../stacks/foundry/database-stack";
import { FOUNDRY_PARTS } from "../stacks/foundry/delivered-parts";
import { EdgeStack } from "../stacks/foundry/edge-stack";
import { NetworkStack } from "../stacks/foundry/network-stack";
import { FoundryAccess, GIVEN_SECRETS } from "../stacks/foundry/service-access";
import { foundryServices } from "../stacks/foundry/services";
import { StorageStack } from "../stacks/foundry/storage-stack";
import { watchedFoundry } from "../stacks/foundry/watched-alarms";
import { layersOf } from "../stacks/platform-stack";
import { RecoveryStack } from "../stacks/recovery-stack";
import { SecurityStack } from "../stacks/security-stack";
import { WatchingStack } from "../stacks/watching-stack";
import type { FoundrySettings } from "./foundry-settings";

/** Who publishes to the alarms' topic: topic and key must admit the same. `events` tells of failed deployments. */
const PUBLISHERS: TopicPublisher[] = ["cloudwatch", "budgets", "costalerts", "rds-events", "events"];

/**
 * Foundry: a React frontend and a Go API under one name by CloudFront, which alone reaches them; an AI service that the API
 * alone reaches; PostgreSQL, uploads in S3. The three services run on App Runner or on Fargate, and ai on instances with
 * graphics processors where the settings say so.
 *
 *     security ── network ─┬─ database ─┐
 *         │                │            ├─ ai ── services ── edge ── watching
 *         ├─ storage ──────┴────────────┘
 *         └─ recovery (of storage, database and edge)
 */
export function foundry(app: App, settings: FoundrySettings): void {
  const { account, region, logDays, data, storage, names, gpu, connections, aiDatabase, recovery } = settings;
  const layer = layersOf("foundry", settings);
  const { prefix, path } = layer("security");
  const choices: FoundryChoices = { runtime: settings.services.runtime, gpu, connections, aiDatabase };
  const zoneId = publicZone(app, layer("dns"), names, data);
  const { domain } = names;

  const security = new SecurityStack(app, layer("security"), {
    keyUsers: [
      ...(["logs", "cloudfront"] as const),
      ...(taskRoles(choices).length > 0 ? (["fargate"] as const) : []),
      ...(gpu === "none" ? [] : (["autoscaling"] as const)),
      ...PUBLISHERS,
    ],
    secrets: settings.secrets,
    given: GIVEN_SECRETS,
    guardrail: "none",
    delivery: {
      settings: settings.delivery,
      parts: FOUNDRY_PARTS,
      application: (scope) => [
        ...pushesImages(scope, SERVICE_ROLES),
        ...(runnerRoles(choices).length > 0 ? awaitsRunners(scope, runnerRoles(choices)) : []),
        ...(taskRoles(choices).length > 0 ? rollsOutContainers(scope, taskRoles(choices)) : []),
        invokesFunction("Migrate", scope, "migrate"),
        ...publishesFiles(scope, ["public"]),
      ],
      domain,
      moreRegions: recovery === "none" ? [] : [recovery.region],
    },
    logDays,
    data,
  });
  const keyArn = security.platformKey.arn;

  const network = new NetworkStack(app, layer("network"), { network: settings.network, choices, logDays, keyArn });
  const stored = new StorageStack(app, layer("storage"), {
    storage,
    uploads: settings.uploads,
    choices,
    domain,
    keyArn,
    logDays,
    data,
  });
  const database = new DatabaseStack(app, layer("database"), {
    database: settings.database,
    connections,
    bootstrap: settings.bootstrap,
    rotationDays: settings.secrets.rotationDays,
    network,
    keyArn,
    data,
  });
  const place = { accountId: account.id, region, keyArn };
  const access = new FoundryAccess({ domain, prefix, place, choices, security, storage: stored, database });
  const { ai, services } = foundryServices(app, layer, {
    choices,
    sizes: settings.services,
    inference: settings.inference,
    site: { domain, zoneId },
    access,
    parts: { network, storage: stored },
    kept: { keyArn, logDays, accessLogDays: storage.accessLogDays },
    data,
  });
  const edge = new EdgeStack(app, layer("edge"), {
    edge: settings.edge,
    domain,
    zoneId,
    services,
    // Developers ask for the schema, and nobody else needs to.
    introspection: settings.environment === "dev" ? "open" : "refused",
    rotationDays: settings.secrets.rotationDays,
    storage,
    keyArn,
    logDays,
    data,
  });

  const { thresholds } = settings.watching;
  new WatchingStack(app, layer("watching"), {
    watching: settings.watching,
    watched: watchedFoundry(
      { security, network, storage: stored, database, ai, services, edge },
      { accountId: account.id, namespace: path, thresholds },
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
      buckets: { uploads: stored.uploads, public: edge.public },
      keyArn,
      data,
    });
  }
}
