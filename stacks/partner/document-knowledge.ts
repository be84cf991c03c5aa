import { Construct } from "constructs";
import { KnowledgeBase } from "../../modules/ai/knowledge-base";
import type { KnowledgeBaseSettings } from "../../modules/ai/knowledge-base-settings";
import { vectorTable } from "../../modules/ai/vector-table";
import type { FunctionHome } from "../../modules/compute/lambda-function";
import { AuroraTelemetry } from "../../modules/database/aurora-telemetry";
import { AuroraVectorStore } from "../../modules/database/aurora-vector-store";
import { VectorBootstrap } from "../../modules/database/vector-bootstrap";
import type { Posture } from "../../modules/shared/posture";

export interface DocumentKnowledgeProps {
  /** Begins every AWS name in it, e.g. `partner-prod`. */
  readonly prefix: string;
  readonly settings: KnowledgeBaseSettings;
  /** Where its bootstrap function stands: in the VPC, with a group that `storeGroupId` admits on 5432. */
  readonly home: FunctionHome;
  /** Where the cluster stands, and the security group it wears. */
  readonly subnetIds: string[];
  readonly storeGroupId: string;
  readonly documentsBucketArn: string;
  readonly data: Posture;
}

/** A knowledge base over partner's documents, with the Aurora cluster it needs: Bedrock cannot use the main database. */
export class DocumentKnowledge extends Construct {
  readonly base: KnowledgeBase;

  constructor(scope: Construct, id: string, props: DocumentKnowledgeProps) {
    super(scope, id);
    const { prefix, settings, home, subnetIds, storeGroupId, documentsBucketArn, data } = props;
    const { accountId, region, keyArn, logDays } = home;
    const clusterName = `${prefix}-vectors`;
    const store = new AuroraVectorStore(this, "store", {
      name: clusterName,
      settings: settings.store,
      subnetIds,
      securityGroupId: storeGroupId,
      keyArn,
      telemetry: new AuroraTelemetry(this, "telemetry", { clusterName, accountId, logDays, keyArn }),
      data,
    });
    const bootstrap = new VectorBootstrap(this, "bootstrap", {
      name: `${prefix}-vectors-bootstrap`,
      store,
      table: vectorTable(settings.embeddingModel, settings.dimensions),
      home,
    });
    const { arn: clusterArn, masterSecretArn: secretArn, databaseName } = store;
    this.base = new KnowledgeBase(this, "base", {
      name: `${prefix}-knowledge`,
      settings,
      store: { clusterArn, secretArn, databaseName, tableMadeBy: bootstrap.ready },
      documents: { bucketArn: documentsBucketArn, prefix: "" },
      home: { accountId, region, keyArn, data },
    });
  }
}
