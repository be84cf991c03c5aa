import type { App } from "cdktf";
import {
  deploysFunctions,
  invokesFunction,
  publishesFiles,
  pushesImages,
  releasesInstances,
} from "../modules/delivery/application-permissions";
import type { DeliveryPart } from "../modules/delivery/delivery-roles";
import type { TopicPublisher } from "../modules/security/topic-publishers";
import { publicZone, type ZoneOf } from "../stacks/dns-stack";
import { layersOf, type StackIdentity } from "../stacks/platform-stack";
import { RecoveryStack } from "../stacks/recovery-stack";
import { SecurityStack } from "../stacks/security-stack";
import { ApplicationStack } from "../stacks/student-helper/application-stack";
import type { BackendEntry, Balancer } from "../stacks/student-helper/backend-entry";
import { DatabaseStack } from "../stacks/student-helper/database-stack";
import { embeddingHosts } from "../stacks/student-helper/embedding-host";
import { NetworkStack } from "../stacks/student-helper/network-stack";
import { StorageStack } from "../stacks/student-helper/storage-stack";
import { VectorsStack } from "../stacks/student-helper/vectors-stack";
import { WorkloadAccess } from "../stacks/student-helper/workload-access";
import type { StudentHelperShared } from "./student-helper-entries";

/** What a workflow that applies either system must be able to make. */
const PARTS: DeliveryPart[] = ["identity", "network", "data", "workloads", "instances", "images", "vectors", "edge", "watching"];

/** Who publishes to the alarms' topic: topic and key must admit the same. */
export const PUBLISHERS: TopicPublisher[] = ["cloudwatch", "budgets", "costalerts", "rds-events"];

/** Keys of other companies' models, by the last part of the secret's name; people put them there. */
const GIVEN_SECRETS = {
  "google-api-key": "the key of Google's API",
  "anthropic-api-key": "the key of Anthropic's API",
};

/** What both systems have, whatever stands in front of it. */
export interface StudentHelperHalf<T extends Balancer> {
  readonly layer: (layer: string) => StackIdentity;
  readonly zoneId: ZoneOf;
  readonly keyArn: string;
  readonly security: SecurityStack;
  readonly network: NetworkStack;
  readonly storage: StorageStack;
  readonly database: DatabaseStack;
  readonly application: ApplicationStack<T>;
}

/**
 * Documents in S3, their vectors in S3 Vectors, their processing by a queue and a function, PostgreSQL, and a backend on
 * EC2: without a NAT gateway, everything of AWS behind doors of its own.
 *
 *     security ── network ─┬─ database ─┐
 *         │                │            │
 *         ├─ storage ──────┼────────────┼─ application
 *         ├─ vectors ──────┴────────────┘
 *         └─ recovery (of storage and database)
 */
export function studentHelperHalf<T extends Balancer>(
  app: App,
  system: string,
  settings: StudentHelperShared,
  entry: BackendEntry<T>,
): StudentHelperHalf<T> {
  const { environment, account, region, logDays, data, storage: stored, ai, names, recovery } = settings;
  const layer = layersOf(system, settings);
  const { path } = layer("security");
  const zoneId = publicZone(app, layer("dns"), names, data);
  const distant = ai.embedding.region === region ? [] : [ai.embedding.region];

  const security = new SecurityStack(app, layer("security"), {
    keyUsers: ["logs", "cloudfront", "autoscaling", "s3vectors", ...PUBLISHERS],
    secrets: settings.secrets,
    given: GIVEN_SECRETS,
    guardrail: "none",
    delivery: {
      settings: settings.delivery,
      parts: PARTS,
      application: (scope) => [
        ...deploysFunctions(scope, ["doc-processor"]),
        ...pushesImages(scope, ["processor"]),
        ...releasesInstances(scope, "releases", "backend"),
        invokesFunction("Migrate", scope, "migrate"),
        ...publishesFiles(scope, ["frontend"]),
      ],
      domain: names.domain,
      privateNames: embeddingHosts(ai),
      moreRegions: [...new Set([...distant, ...(recovery === "none" ? [] : [recovery.region])])],
    },
    logDays,
    data,
  });
  const keyArn = security.platformKey.arn;

  const network = new NetworkStack(app, layer("network"), {
    network: settings.network,
    entry: entry.from,
    ai,
    logDays,
    keyArn,
    data,
  });
  const storage = new StorageStack(app, layer("storage"), { storage: stored, keyArn, logDays, data });
  const vectors = new VectorsStack(app, layer("vectors"), { dimensions: ai.embedding.dimensions, keyArn, data });
  const database = new DatabaseStack(app, layer("database"), {
    database: settings.database,
    bootstrap: settings.bootstrap,
    network,
    keyArn,
    data,
  });
  const application = new ApplicationStack(app, layer("application"), {
    entry,
    backend: settings.backend,
    processing: settings.processing,
    network,
    storage,
    access: new WorkloadAccess({
      environment,
      place: { accountId: account.id, region, keyArn },
      storage,
      database,
      vectors,
      ai,
      secrets: {
        arnPrefix: `arn:aws:secretsmanager:${region}:${account.id}:secret:${path}/`,
        arns: [...security.givenSecretArns.values(), security.applicationSecret.arn],
      },
    }),
    accessLogDays: stored.accessLogDays,
    data,
  });
  application.addDependency(vectors);

  if (recovery !== "none") {
    new RecoveryStack(app, layer("recovery"), {
      recovery,
      storage: stored,
      instanceArn: database.postgres.arn,
      buckets: { documents: storage.documents },
      keyArn,
      data,
    });
  }
  return { layer, zoneId, keyArn, security, network, storage, database, application };
}
