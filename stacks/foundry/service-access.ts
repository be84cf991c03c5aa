import { OTLP_ENDPOINT } from "../../modules/compute/trace-collector";
import { databaseLogin } from "../../modules/database/database-login";
import { usesKey } from "../../modules/security/key-access";
import type { PolicyStatement } from "../../modules/security/policy-document";
import { readsSecrets } from "../../modules/security/secret-access";
import { reachesPrefixes } from "../../modules/storage/bucket-access";
import type { SecurityStack } from "../security-stack";
import type { FoundryChoices, ServiceRole } from "./choices";
import { AI_ROLE, APPLICATION_ROLE, type DatabaseStack } from "./database-stack";
import type { StorageStack } from "./storage-stack";

/** What users uploaded, and what ai made of it. */
const UPLOADED = "users/";
const MADE = "generated/";
/** Secrets that people fill, by the last part of their names. */
export const GIVEN_SECRETS = {
  "clerk-secret-key": "the secret key of Clerk",
  "openai-api-key": "the key of OpenAI's API",
  "anthropic-api-key": "the key of Anthropic's API",
};

/** What a service may do and what it is told. */
export interface ServiceAccess {
  readonly statements: readonly PolicyStatement[];
  /** Plain text: never a secret, only where it lies. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface ServiceAccessProps {
  /** Of the application. */
  readonly domain: string;
  readonly prefix: string;
  /** Where all of it is, and the key that encrypts it. */
  readonly place: { readonly accountId: string; readonly region: string; readonly keyArn: string };
  readonly choices: FoundryChoices;
  readonly security: SecurityStack;
  readonly storage: StorageStack;
  readonly database: DatabaseStack;
}

/** What each of foundry's services works with. Secrets are read when they are needed, so that a rotation needs no restart. */
export class FoundryAccess {
  constructor(private readonly props: ServiceAccessProps) {}

  /** Serves files. It asks nothing of AWS but for its own logs and metrics, which it may show. */
  web(): ServiceAccess {
    const { place, prefix, choices } = this.props;
    const group = choices.runtime === "app-runner" ? `/aws/apprunner/${prefix}-web/*` : `/ecs/${prefix}/web`;
    const arn = `arn:aws:logs:${place.region}:${place.accountId}:log-group:${group}`;
    return {
      statements: [
        {
          Sid: "ReadLogs",
          Effect: "Allow",
          Action: ["logs:DescribeLogStreams", "logs:GetLogEvents", "logs:FilterLogEvents"],
          Resource: [arn, `${arn}:*`],
        },
        // CloudWatch knows no resource for these.
        { Sid: "ReadMetrics", Effect: "Allow", Action: ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics"], Resource: "*" },
      ],
      variables: this.variables("web"),
    };
  }

  /** Answers users, keeps what they upload, and asks ai at `aiUrl`. */
  api(aiUrl: string): ServiceAccess {
    const { place, security, storage, database } = this.props;
    const { door, postgres } = database;
    const { arn: internal } = security.applicationSecret;
    const clerk = this.given("clerk-secret-key");
    return {
      statements: [
        databaseLogin(door, APPLICATION_ROLE, place),
        ...reachesPrefixes("Uploads", storage.uploads.arn, [UPLOADED], "read-write"),
        ...reachesPrefixes("Generated", storage.uploads.arn, [MADE], "read"),
        readsSecrets([internal, clerk]),
        usesKey(place.keyArn, place.region, ["s3", "secretsmanager"]),
      ],
      variables: {
        ...this.variables("api"),
        AI_URL: aiUrl,
        INTERNAL_API_KEY_SECRET_ARN: internal,
        CLERK_SECRET_ARN: clerk,
        DATABASE_HOST: door.endpoint,
        DATABASE_PORT: String(door.port),
        DATABASE_NAME: postgres.databaseName,
        DATABASE_USER: APPLICATION_ROLE,
        UPLOADS_BUCKET: storage.uploads.bucketName,
        UPLOADS_PREFIX: UPLOADED,
        GENERATED_PREFIX: MADE,
      },
    };
  }

  /** Answers the API, who brings the internal key, and asks models of others. */
  ai(): ServiceAccess {
    const { place, choices, security, storage, database } = this.props;
    const { postgres } = database;
    const { arn: internal } = security.applicationSecret;
    const [openai, anthropic] = [this.given("openai-api-key"), this.given("anthropic-api-key")];
    const reads = choices.aiDatabase === "read-only";
    return {
      statements: [
        ...(reads ? [databaseLogin(postgres, AI_ROLE, place)] : []),
        ...reachesPrefixes("Uploads", storage.uploads.arn, [UPLOADED], "read"),
        ...reachesPrefixes("Generated", storage.uploads.arn, [MADE], "read-write"),
        readsSecrets([internal, openai, anthropic]),
        usesKey(place.keyArn, place.region, ["s3", "secretsmanager"]),
      ],
      variables: {
        ...this.variables("ai"),
        INTERNAL_API_KEY_SECRET_ARN: internal,
        OPENAI_SECRET_ARN: openai,
        ANTHROPIC_SECRET_ARN: anthropic,
        UPLOADS_BUCKET: storage.uploads.bucketName,
        UPLOADS_PREFIX: UPLOADED,
        GENERATED_PREFIX: MADE,
        ...(reads && {
          DATABASE_HOST: postgres.endpoint,
          DATABASE_PORT: String(postgres.port),
          DATABASE_NAME: postgres.databaseName,
          DATABASE_USER: AI_ROLE,
        }),
      },
    };
  }

  private given(name: keyof typeof GIVEN_SECRETS): string {
    const arn = this.props.security.givenSecretArns.get(name);
    if (!arn) throw new Error(`the security stack must have a secret "${name}"`);
    return arn;
  }

  private variables(role: ServiceRole): Record<string, string> {
    const { domain, prefix } = this.props;
    return {
      PUBLIC_URL: `https://${domain}`,
      OTEL_SERVICE_NAME: `${prefix}-${role}`,
      OTEL_EXPORTER_OTLP_ENDPOINT: OTLP_ENDPOINT,
      OTEL_EXPORTER_OTLP_PROTOCOL: "grpc",
      OTEL_PROPAGATORS: "xray",
    };
  }
}
