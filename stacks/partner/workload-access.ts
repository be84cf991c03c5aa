import type { ModelUse } from "../../modules/ai/model-access";
import { modelAccess } from "../../modules/ai/model-access";
import { databaseLogin } from "../../modules/database/database-login";
import { type ByService, usesKey } from "../../modules/security/key-access";
import type { PolicyStatement } from "../../modules/security/policy-document";
import { readsSecret } from "../../modules/security/secret-access";
import { reachesObjects } from "../../modules/storage/bucket-access";
import type { DatabaseStack } from "./database-stack";
import type { StorageStack } from "./storage-stack";

/** Role in PostgreSQL that the application logs in as; the bootstrap function makes it. */
export const APPLICATION_ROLE = "app";

/** What a workload may work with, in one word each. */
export type WorkloadUse = "documents" | "templates" | "database" | "models" | "secret";

export interface WorkloadAccessProps {
  readonly storage: StorageStack;
  readonly database: DatabaseStack;
  /** Where all of it is, and which models may be called there. */
  readonly models: ModelUse;
  /** What callers of models name besides the model. */
  readonly guardrail: "none" | { readonly guardrailId: string; readonly version: string };
  readonly knowledgeBaseId: "none" | string;
  readonly applicationSecretArn: string;
  /** Encrypts all of it. */
  readonly keyArn: string;
}

/** Which service decrypts what a use reads. */
const DECRYPTS: Partial<Record<WorkloadUse, ByService>> = { documents: "s3", templates: "s3", secret: "secretsmanager" };

/** What each use means: permissions for the role, and variables that say where things are. */
export class WorkloadAccess {
  constructor(private readonly props: WorkloadAccessProps) {}

  /** Permissions for these uses. `more` names services that the workload uses the key through besides. */
  statements(uses: readonly WorkloadUse[], ...more: ByService[]): PolicyStatement[] {
    const { storage, database, models, applicationSecretArn, keyArn } = this.props;
    const meaning: Record<WorkloadUse, () => PolicyStatement[]> = {
      documents: () => reachesObjects("Documents", storage.documents.arn, "read-write"),
      templates: () => reachesObjects("Templates", storage.templates.arn, "read"),
      database: () => [databaseLogin(database.postgres, APPLICATION_ROLE, models)],
      models: () => modelAccess(models),
      secret: () => [readsSecret(applicationSecretArn)],
    };
    const services = [...new Set([...uses.flatMap((use) => DECRYPTS[use] ?? []), ...more])];
    return [...uses.flatMap((use) => meaning[use]()), ...(services.length > 0 ? [usesKey(keyArn, models.region, services)] : [])];
  }

  /** Environment variables that say where these things are; no secret among them. */
  variables(uses: readonly WorkloadUse[]): Record<string, string> {
    const { storage, database, models, guardrail, knowledgeBaseId, applicationSecretArn } = this.props;
    const meaning: Record<WorkloadUse, () => Record<string, string>> = {
      documents: () => ({ DOCUMENTS_BUCKET: storage.documents.bucketName }),
      templates: () => ({ TEMPLATES_BUCKET: storage.templates.bucketName }),
      database: () => ({
        DATABASE_HOST: database.postgres.endpoint,
        DATABASE_PORT: String(database.postgres.port),
        DATABASE_NAME: database.postgres.databaseName,
        DATABASE_USER: APPLICATION_ROLE,
      }),
      models: () => ({
        BEDROCK_MODELS: models.models.join(","),
        ...(guardrail !== "none" && { BEDROCK_GUARDRAIL: guardrail.guardrailId, BEDROCK_GUARDRAIL_VERSION: guardrail.version }),
        ...(knowledgeBaseId !== "none" && { BEDROCK_KNOWLEDGE_BASE: knowledgeBaseId }),
      }),
      secret: () => ({ APPLICATION_SECRET_ARN: applicationSecretArn }),
    };
    return Object.assign({}, ...uses.map((use) => meaning[use]()));
  }
}
