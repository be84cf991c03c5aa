import type { App } from "cdktf";
import { VectorStore } from "../../modules/ai/vector-store";
import type { Posture } from "../../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "../platform-stack";

/** Metadata of an index can be declared since 6.26. Alone in a stack, so that no other must ask for as much. */
export const VECTORS_AWS_VERSIONS = ">= 6.26.0, < 7.0.0";

export interface VectorsStackProps {
  /** Length of the vectors that the embedding model makes. */
  readonly dimensions: number;
  /** Admits the user `s3vectors`. */
  readonly keyArn: string;
  readonly data: Posture;
}

/**
 * The vectors of the documents' pieces. Its names and ARNs are known at synth: who uses them must name this stack with
 * `addDependency`, because no reference says that it comes first.
 */
export class VectorsStack extends PlatformStack {
  readonly vectors: VectorStore;

  constructor(app: App, identity: StackIdentity, { dimensions, keyArn, data }: VectorsStackProps) {
    super(app, { ...identity, awsVersions: VECTORS_AWS_VERSIONS });
    this.vectors = new VectorStore(this, "vectors", {
      bucketName: `${this.prefix}-vectors`,
      // `document_id`, `session_id` and `page_number` can be filtered by, as all that is not declared.
      index: { indexName: "documents", dimensions, unfilterable: ["text_content"] },
      keyArn,
      accountId: this.account.id,
      region: this.region,
      data,
    });
    this.output("vectors_bucket", this.vectors.bucketName, "Vectors of the documents' pieces");
    this.output("vectors_index", this.vectors.indexName, "Index of the vectors");
  }
}
