import type { App } from "cdktf";
import { deploysFunctions, invokesFunction, publishesFiles } from "../modules/delivery/application-permissions";
import type { DeliveryPart } from "../modules/delivery/delivery-roles";
import type { TopicPublisher } from "../modules/security/topic-publishers";
import { inOrder } from "../modules/shared/in-order";
import { publicZone } from "../stacks/dns-stack";
import { ApiStack } from "../stacks/partner/api-stack";
import { DatabaseStack } from "../stacks/partner/database-stack";
import { EdgeStack } from "../stacks/partner/edge-stack";
import { MessagingStack } from "../stacks/partner/messaging-stack";
import { NetworkStack } from "../stacks/partner/network-stack";
import { restApplication } from "../stacks/partner/rest-application";
import { StorageStack } from "../stacks/partner/storage-stack";
import { watchedPartner } from "../stacks/partner/watched-alarms";
import { watchedParts } from "../stacks/partner/watched-parts";
import { WorkloadAccess } from "../stacks/partner/workload-access";
import { layersOf } from "../stacks/platform-stack";
import { RecoveryStack } from "../stacks/recovery-stack";
import { SecurityStack } from "../stacks/security-stack";
import { WatchingStack } from "../stacks/watching-stack";
import type { PartnerSettings } from "./partner-settings";

/** What a workflow that applies partner must be able to make. */
const PARTS: DeliveryPart[] = ["identity", "network", "data", "workloads", "edge", "watching"];

/** Who publishes to the alarms' topic: topic and key must admit the same. */
const PUBLISHERS: TopicPublisher[] = ["cloudwatch", "budgets", "costalerts", "rds-events"];

/**
 * Partner: documents in S3, REST and WebSocket APIs on Lambda, background work in queues, PostgreSQL with pgvector and
 * Bedrock behind private subnets, a frontend by CloudFront.
 *
 *     security ── network ─┐
 *         │                ├─ database ── messaging ── api ─┐
 *         ├─ storage ──────┘                                ├─ watching
 *         ├─ edge ──────────────────────────────────────────┘
 *         └─ recovery (of storage and database)
 */
export function partner(app: App, settings: PartnerSettings): void {
  const { environment, account, region, logDays, data, storage, ai, names, recovery } = settings;
  const layer = layersOf("partner", settings);
  const zoneOf = publicZone(app, layer("dns"), names, data);

  const security = new SecurityStack(app, layer("security"), {
    keyUsers: ["logs", "cloudfront", ...PUBLISHERS],
    secrets: settings.secrets,
    guardrail: ai.guardrail,
    delivery: {
      settings: settings.delivery,
      parts: [...PARTS, ...(settings.api.runtime === "beanstalk" ? (["beanstalk"] as const) : [])],
      application: (scope) => [
        ...deploysFunctions(scope, functionsOf(settings)),
        invokesFunction("Migrate", scope, "migrate"),
        ...publishesFiles(scope, ["frontend"]),
      ],
      domain: names.domain,
      moreRegions: recovery === "none" ? [] : [recovery.region],
    },
    logDays,
    data,
  });
  const { guardrail } = security;
  const keyArn = security.platformKey.arn;

  const network = new NetworkStack(app, layer("network"), {
    network: settings.network,
    logDays,
    keyArn,
    bedrock: {
      models: ai.models,
      guardrailArn: guardrail === "none" ? guardrail : guardrail.arn,
      knowledgeBase: ai.knowledgeBase === "none" ? "none" : "own",
    },
    bastion: settings.access.bastion,
    restRuntime: settings.api.runtime,
  });
  const buckets = new StorageStack(app, layer("storage"), { storage, keyArn, data });
  const database = new DatabaseStack(app, layer("database"), {
    database: settings.database,
    bootstrap: settings.bootstrap,
    access: settings.access,
    knowledge: ai.knowledgeBase === "none" ? "none" : { settings: ai.knowledgeBase, documentsBucketArn: buckets.documents.arn },
    network,
    keyArn,
    data,
  });

  const { knowledgeBase } = database;
  const access = new WorkloadAccess({
    storage: buckets,
    database,
    models: {
      accountId: account.id,
      region,
      models: ai.models,
      guardrail: guardrail === "none" ? guardrail : { arn: guardrail.arn, keyArn },
      knowledgeBaseArn: knowledgeBase === "none" ? "none" : knowledgeBase.arn,
    },
    guardrail,
    knowledgeBaseId: knowledgeBase === "none" ? "none" : knowledgeBase.knowledgeBaseId,
    applicationSecretArn: security.applicationSecret.arn,
    keyArn,
  });
  const messaging = new MessagingStack(app, layer("messaging"), {
    messaging: settings.messaging,
    access,
    home: network.tiers.homeFor(network.groups.lambda),
    names,
    zoneOf,
    stageName: environment,
  });
  const api = new ApiStack(app, layer("api"), {
    api: settings.api,
    domain: { name: names.domain, zoneId: zoneOf },
    stageName: environment,
    network,
    application: restApplication(access, messaging),
    keyArn,
    logDays,
    data,
  });
  const { domain } = names;
  const edge = new EdgeStack(app, layer("edge"), { edge: settings.edge, domain, zoneId: zoneOf, storage, keyArn, logDays, data });

  const parts = watchedParts({ security, database, messaging, api, edge });
  new WatchingStack(app, layer("watching"), {
    watching: settings.watching,
    watched: watchedPartner(parts, settings.watching.thresholds),
    publishers: PUBLISHERS,
    keyArn,
    logDays,
    data,
  });
  if (recovery !== "none") {
    const { documents, templates } = buckets;
    const instanceArn = database.postgres.arn;
    new RecoveryStack(app, layer("recovery"), {
      recovery,
      storage,
      instanceArn,
      buckets: { documents, templates },
      keyArn,
      data,
    });
  }
}

/** The functions whose code is the application's, by role word. */
function functionsOf({ api, messaging }: PartnerSettings): string[] {
  const processors = inOrder(messaging.queues).map(([queue]) => `${queue}-processor`);
  return [...(api.runtime === "lambda" ? ["api"] : []), "websocket", ...processors];
}
