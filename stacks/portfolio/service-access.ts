import { redisLogin } from "../../modules/cache/redis-login";
import { databaseLogin } from "../../modules/database/database-login";
import { tableAccess } from "../../modules/database/table-access";
import { usesKey } from "../../modules/security/key-access";
import type { PolicyStatement } from "../../modules/security/policy-document";
import { reachesObjects } from "../../modules/storage/bucket-access";
import type { CacheStack } from "./cache-stack";
import type { DatabaseStack } from "./database-stack";
import type { EdgeStack } from "./edge-stack";
import type { ServiceRole } from "./service-roles";
import type { ServiceAccess } from "./services-stack";
import type { StorageStack } from "./storage-stack";

/** Role in PostgreSQL that the backend logs in as; the bootstrap function makes it. */
export const APPLICATION_ROLE = "app";

/** What the backend works with. */
export interface BackendParts {
  readonly storage: StorageStack;
  readonly database: DatabaseStack;
  readonly cache: CacheStack;
  readonly edge: EdgeStack;
}

export interface ServiceAccessProps {
  /** Of the site. */
  readonly domain: string;
  /** Where all of it is, and the key that encrypts it. */
  readonly place: { readonly accountId: string; readonly region: string; readonly keyArn: string };
  readonly applicationSecretArn: string;
  readonly parts: BackendParts;
}

/** What each service may do and is told. */
export function serviceAccess(props: ServiceAccessProps): Record<ServiceRole, ServiceAccess> {
  const { domain, parts, applicationSecretArn } = props;
  const { storage, edge } = parts;
  return {
    frontend: {
      // It asks the backend, and nothing of AWS.
      statements: [],
      variables: frontendVariables(edge, domain),
      secrets: {},
      repositoryArns: [storage.frontendImages.arn],
    },
    backend: {
      statements: backendStatements(props),
      variables: backendVariables(parts, domain),
      // ECS reads them when a task starts, and each rotation starts the tasks anew: what was signed before is still known.
      secrets: {
        APPLICATION_SECRET: applicationSecretArn,
        APPLICATION_SECRET_PREVIOUS: { arn: applicationSecretArn, versionStage: "AWSPREVIOUS" },
      },
      repositoryArns: [storage.backendImages.arn],
    },
  };
}

/** Log in to database, replicas and cache, keep sessions, put media where CloudFront serves them. */
function backendStatements({ place, parts }: ServiceAccessProps): PolicyStatement[] {
  const { storage, database, cache, edge } = parts;
  return [
    databaseLogin([database.postgres, ...database.replicas], APPLICATION_ROLE, place),
    redisLogin(cache.redis),
    tableAccess("Sessions", storage.sessions.arn, "read-write"),
    ...reachesObjects("Media", edge.media.arn, "read-write"),
    usesKey(place.keyArn, place.region, ["s3", "dynamodb"]),
  ];
}

/** Where things are, and as whom to log in. No secret: the role may make the tokens that open database and cache. */
function backendVariables({ storage, database, cache, edge }: BackendParts, domain: string): Record<string, string> {
  const { postgres, replicas } = database;
  const { redis } = cache;
  return {
    SITE_URL: `https://${domain}`,
    DATABASE_HOST: postgres.endpoint,
    // Reads that may be some moments old.
    ...(replicas.length > 0 && { DATABASE_READER_HOSTS: replicas.map(({ endpoint }) => endpoint).join(",") }),
    DATABASE_PORT: String(postgres.port),
    DATABASE_NAME: postgres.databaseName,
    DATABASE_USER: APPLICATION_ROLE,
    REDIS_HOST: redis.primaryEndpoint,
    REDIS_READER_HOST: redis.readerEndpoint,
    REDIS_PORT: String(redis.port),
    REDIS_USER: redis.userName,
    // A token for Redis is made for the group's id, not for its host name.
    REDIS_GROUP: redis.replicationGroupId,
    SESSIONS_TABLE: storage.sessions.tableName,
    MEDIA_BUCKET: edge.media.bucketName,
    MEDIA_URL: `https://${edge.hostName}/media`,
  };
}

/** Its server side calls the backend as everybody else does, by the site's own name. */
function frontendVariables(edge: EdgeStack, domain: string): Record<string, string> {
  return {
    // Next.js would listen on the task's own address alone, and the container's health check comes by 127.0.0.1.
    HOSTNAME: "0.0.0.0",
    SITE_URL: `https://${domain}`,
    API_URL: `https://${domain}/api`,
    STATIC_URL: `https://${edge.hostName}`,
  };
}
