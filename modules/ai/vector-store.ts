import { S3VectorsIndex } from "@cdktf/provider-aws/lib/s3vectors-index";
import { S3VectorsVectorBucket } from "@cdktf/provider-aws/lib/s3vectors-vector-bucket";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import { lifecycleOf, type Posture } from "../shared/posture";

/** Source: S3 user guide, "Vector bucket naming rules" and "Limitations and restrictions" of S3 Vectors. */
const MAX_NAME = 63;
const MOST_DIMENSIONS = 4_096;
const MOST_KEYS = 10;

/** What is fixed when an index is made: a change of any of it makes a new, empty index, and every vector is lost. */
export interface VectorIndexShape {
  readonly indexName: string;
  /** Length of its vectors: that of the embedding model, 1 to 4096. */
  readonly dimensions: number;
  /** Metadata that is handed back and cannot be filtered by, 1 to 10 keys; every other key can be filtered by. */
  readonly unfilterable: readonly string[];
}

export interface VectorStoreProps {
  /** Unique in its account and region, not in the world. */
  readonly bucketName: string;
  readonly index: VectorIndexShape;
  /** ARN of a key that admits the user `s3vectors`. S3 Vectors takes neither ids nor aliases. */
  readonly keyArn: string;
  readonly accountId: string;
  readonly region: string;
  /** Nothing copies a vector index: what is lost is made again from the texts. */
  readonly data: Posture;
}

/**
 * An S3 vector bucket with one index of 32-bit vectors, near by the angle between them (cosine). Its names and ARNs are
 * known at synth, so that whoever uses them need not read this stack's state.
 *
 * Nothing of bucket and index can be changed in place but their tags: Terraform plans every change as a replacement.
 * Durable ones it refuses to replace; of disposable ones the plan says "must be replaced".
 */
export class VectorStore extends Construct {
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly indexName: string;
  readonly indexArn: string;
  readonly bucket: S3VectorsVectorBucket;
  readonly index: S3VectorsIndex;

  constructor(scope: Construct, id: string, props: VectorStoreProps) {
    super(scope, id);
    const { bucketName, index, keyArn, accountId, region, data } = props;
    const { indexName, dimensions, unfilterable } = index;
    const isWhole = Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= MOST_DIMENSIONS;
    check(this, [
      nameProblem("bucketName", bucketName, MAX_NAME, /^[a-z0-9][a-z0-9-]+[a-z0-9]$/),
      nameProblem("index.indexName", indexName, MAX_NAME, /^[a-z0-9][a-z0-9.-]+[a-z0-9]$/),
      !isWhole && `index.dimensions must be a whole number from 1 to ${MOST_DIMENSIONS}, got ${dimensions}`,
      (unfilterable.length < 1 || unfilterable.length > MOST_KEYS) &&
        `index.unfilterable must name 1 to ${MOST_KEYS} keys, got ${unfilterable.length}`,
    ]);
    this.bucketName = bucketName;
    this.bucketArn = `arn:aws:s3vectors:${region}:${accountId}:bucket/${bucketName}`;
    this.indexName = indexName;
    this.indexArn = `${this.bucketArn}/index/${indexName}`;
    const lifecycle = lifecycleOf(data);
    this.bucket = new S3VectorsVectorBucket(this, "bucket", {
      vectorBucketName: bucketName,
      encryptionConfiguration: [{ sseType: "aws:kms", kmsKeyArn: keyArn }],
      // Takes indexes along that an application made besides this one.
      forceDestroy: data === "disposable",
      lifecycle,
    });
    this.index = new S3VectorsIndex(this, "index", {
      vectorBucketName: this.bucket.vectorBucketName,
      indexName,
      dataType: "float32",
      distanceMetric: "cosine",
      dimension: dimensions,
      lifecycle,
    });
    // By override: both came with hashicorp/aws 6.26, and the bindings are those of 6.25.
    this.index.addOverride("metadata_configuration", [{ non_filterable_metadata_keys: [...unfilterable] }]);
    // What the bucket has, said once more: left out, Terraform would not see it change.
    this.index.addOverride("encryption_configuration", [{ sse_type: "aws:kms", kms_key_arn: keyArn }]);
  }
}
