import { embedsTexts } from "../../modules/ai/embedding-access";
import { modelAccess } from "../../modules/ai/model-access";
import { putsVectors, queriesVectors } from "../../modules/ai/vector-access";
import { databaseLogin } from "../../modules/database/database-login";
import { consumes } from "../../modules/messaging/queue-processor";
import type { WorkQueue } from "../../modules/messaging/work-queue";
import { usesKey } from "../../modules/security/key-access";
import type { PolicyStatement } from "../../modules/security/policy-document";
import { readsSecrets } from "../../modules/security/secret-access";
import { reachesObjects } from "../../modules/storage/bucket-access";
import type { StudentHelperAi } from "./ai-settings";
import type { DatabaseStack } from "./database-stack";
import type { StorageStack } from "./storage-stack";
import type { VectorsStack } from "./vectors-stack";

/** Role in PostgreSQL that backend and processor log in as; the bootstrap function makes it. */
export const APPLICATION_ROLE = "app";

/** What a workload may do and what it is told. */
export interface Workload {
  readonly statements: readonly PolicyStatement[];
  /** Plain text: never a secret, only where it lies. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface WorkloadAccessProps {
  readonly environment: string;
  /** Where all of it is, and the key that encrypts it. */
  readonly place: { readonly accountId: string; readonly region: string; readonly keyArn: string };
  readonly storage: StorageStack;
  readonly database: DatabaseStack;
  readonly vectors: VectorsStack;
  readonly ai: StudentHelperAi;
  readonly secrets: WorkloadSecrets;
}

/** What the application reads from Secrets Manager. */
export interface WorkloadSecrets {
  /** What the ARNs of all of them begin with; Secrets Manager takes such an ARN with the secret's name behind it. */
  readonly arnPrefix: string;
  readonly arns: readonly string[];
}

/** What the backend and the processor work with: who may do what is the document's matrix. */
export class WorkloadAccess {
  constructor(private readonly props: WorkloadAccessProps) {}

  /** Takes documents, asks for their processing, finds what fits a question and has it answered. */
  backend(queue: WorkQueue): Workload {
    const { place, storage, database, vectors, ai } = this.props;
    const { models, embedding } = ai;
    return {
      statements: [
        ...reachesObjects("Documents", storage.documents.arn, "read-write"),
        {
          Sid: "QueueOfDocuments",
          Effect: "Allow",
          Action: ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:GetQueueAttributes"],
          Resource: queue.arn,
        },
        databaseLogin(database.postgres, APPLICATION_ROLE, place),
        readsSecrets(this.props.secrets.arns),
        ...modelAccess({ ...place, models, guardrail: "none", knowledgeBaseArn: "none" }),
        embedsTexts(embedding),
        queriesVectors(vectors.vectors.indexArn),
        usesKey(place.keyArn, place.region, ["s3", "sqs", "secretsmanager", "s3vectors"]),
      ],
      variables: {
        ...this.variables(),
        SQS_QUEUE_URL: queue.url,
        BEDROCK_MODELS: models.join(","),
      },
    };
  }

  /** Reads documents, cuts them up, has the pieces embedded and keeps the vectors. */
  processor(queue: WorkQueue): Workload {
    const { place, storage, database, vectors, ai } = this.props;
    return {
      statements: [
        ...consumes([queue], place.region),
        ...reachesObjects("Documents", storage.documents.arn, "read-write"),
        databaseLogin(database.postgres, APPLICATION_ROLE, place),
        readsSecrets(this.props.secrets.arns),
        embedsTexts(ai.embedding),
        putsVectors(vectors.vectors.indexArn),
        usesKey(place.keyArn, place.region, ["s3", "secretsmanager", "s3vectors"]),
      ],
      variables: this.variables(),
    };
  }

  private variables(): Record<string, string> {
    const { environment, storage, database, vectors, ai, secrets } = this.props;
    const { postgres } = database;
    const { embedding } = ai;
    return {
      ENVIRONMENT: environment,
      DOCUMENTS_BUCKET: storage.documents.bucketName,
      VECTORS_BUCKET: vectors.vectors.bucketName,
      VECTORS_INDEX: vectors.vectors.indexName,
      SECRETS_ARN: secrets.arnPrefix,
      DATABASE_HOST: postgres.endpoint,
      DATABASE_PORT: String(postgres.port),
      DATABASE_NAME: postgres.databaseName,
      DATABASE_USER: APPLICATION_ROLE,
      EMBEDDING_MODEL: embedding.model,
      EMBEDDING_REGION: embedding.region,
      EMBEDDING_DIMENSIONS: String(embedding.dimensions),
    };
  }
}
