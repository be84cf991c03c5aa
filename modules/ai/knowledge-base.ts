import { BedrockagentDataSource } from "@cdktf/provider-aws/lib/bedrockagent-data-source";
import { BedrockagentKnowledgeBase } from "@cdktf/provider-aws/lib/bedrockagent-knowledge-base";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { ServiceRole } from "../security/service-role";
import { check, nameProblem } from "../shared/check";
import type { Posture } from "../shared/posture";
import { IngestionSchedule } from "./ingestion-schedule";
import { knowledgeBaseAccess } from "./knowledge-base-access";
import type { KnowledgeBaseSettings } from "./knowledge-base-settings";
import { foundationModelArn } from "./model-arns";
import { embeddingOf } from "./model-settings";
import { vectorColumns, vectorTable } from "./vector-table";

/** IAM's 64 characters less the longest ending, `-reads`. Bedrock itself takes 100. */
const MAX_NAME = 58;

/** The cluster that holds the vectors. */
export interface VectorStoreUse {
  readonly clusterArn: string;
  /** Secret with `username` and `password`. */
  readonly secretArn: string;
  readonly databaseName: string;
  /** What makes the table: Bedrock looks at it when the knowledge base is made. */
  readonly tableMadeBy: ITerraformDependable[];
}

/** Where the documents lie. */
export interface DocumentSource {
  readonly bucketArn: string;
  /** Only objects whose key begins so; empty for all. */
  readonly prefix: string;
}

/** The same for all of an environment. */
export interface KnowledgeBaseHome {
  readonly accountId: string;
  readonly region: string;
  readonly keyArn: string;
  readonly data: Posture;
}

export interface KnowledgeBaseProps {
  readonly name: string;
  readonly settings: KnowledgeBaseSettings;
  readonly store: VectorStoreUse;
  readonly documents: DocumentSource;
  readonly home: KnowledgeBaseHome;
}

/**
 * Answers questions from documents: Bedrock cuts them into pieces, keeps a vector of each in PostgreSQL and finds those
 * that are near a question.
 */
export class KnowledgeBase extends Construct {
  readonly arn: string;
  readonly knowledgeBaseId: string;
  /** With the id above, what an ingestion job names. */
  readonly dataSourceId: string;

  constructor(scope: Construct, id: string, props: KnowledgeBaseProps) {
    super(scope, id);
    const { name, settings, store, documents, home } = props;
    check(this, [nameProblem("name", name, MAX_NAME)]);
    const role = new ServiceRole(this, "role", {
      name: `${name}-role`,
      service: "bedrock",
      accountId: home.accountId,
      statements: knowledgeBaseAccess(props),
    });
    const { schema, table } = vectorTable(settings.embeddingModel, settings.dimensions);
    const base = new BedrockagentKnowledgeBase(this, "base", {
      name,
      description: "Answers questions from documents",
      roleArn: role.arn,
      knowledgeBaseConfiguration: [
        { type: "VECTOR", vectorKnowledgeBaseConfiguration: [embeddingConfiguration(settings, home.region)] },
      ],
      storageConfiguration: [
        {
          type: "RDS",
          rdsConfiguration: [
            {
              resourceArn: store.clusterArn,
              credentialsSecretArn: store.secretArn,
              databaseName: store.databaseName,
              tableName: `${schema}.${table}`,
              fieldMapping: [vectorColumns],
            },
          ],
        },
      ],
      dependsOn: [role.policy, ...store.tableMadeBy],
    });
    const source = new BedrockagentDataSource(this, "documents", {
      name: `${name}-documents`,
      description: "Documents in S3",
      knowledgeBaseId: base.id,
      dataDeletionPolicy: home.data === "durable" ? "RETAIN" : "DELETE",
      dataSourceConfiguration: [{ type: "S3", s3Configuration: [bucketConfiguration(documents, home.accountId)] }],
      serverSideEncryptionConfiguration: [{ kmsKeyArn: home.keyArn }],
      vectorIngestionConfiguration: [{ chunkingConfiguration: [chunkingConfiguration(settings)] }],
    });
    this.arn = base.arn;
    this.knowledgeBaseId = base.id;
    this.dataSourceId = source.dataSourceId;
    if (settings.readsDocuments !== "on-request") {
      new IngestionSchedule(this, "schedule", {
        name: `${name}-reads`,
        every: settings.readsDocuments,
        knowledgeBaseArn: this.arn,
        knowledgeBaseId: this.knowledgeBaseId,
        dataSourceId: this.dataSourceId,
        accountId: home.accountId,
      });
    }
  }
}

/** Bedrock takes a length only where the model offers a choice. */
function embeddingConfiguration({ embeddingModel, dimensions }: KnowledgeBaseSettings, region: string) {
  const choice = (embeddingOf(embeddingModel)?.dimensions.length ?? 0) > 1;
  const chosen = [{ bedrockEmbeddingModelConfiguration: [{ dimensions, embeddingDataType: "FLOAT32" }] }];
  return {
    embeddingModelArn: foundationModelArn(embeddingModel, region),
    ...(choice && { embeddingModelConfiguration: chosen }),
  };
}

function bucketConfiguration({ bucketArn, prefix }: DocumentSource, accountId: string) {
  return { bucketArn, bucketOwnerAccountId: accountId, ...(prefix && { inclusionPrefixes: [prefix] }) };
}

function chunkingConfiguration({ chunking }: KnowledgeBaseSettings) {
  return chunking === "none"
    ? { chunkingStrategy: "NONE" }
    : { chunkingStrategy: "FIXED_SIZE", fixedSizeChunkingConfiguration: [chunking] };
}
