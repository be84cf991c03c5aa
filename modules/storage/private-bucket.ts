import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import type { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import type { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import type { PolicyStatement } from "../security/policy-document";
import type { Posture } from "../shared/posture";
import { bareBucket, bucketBasics } from "./bucket-basics";

/** Days after which parts of uploads that were never finished are thrown away. */
const UNFINISHED_UPLOAD_DAYS = 7;

/** Where objects go that are no longer asked for: days from their upload. */
export interface ByAge {
  /** To Standard-IA: 30 or more. Source: S3 user guide, "Lifecycle transitions: constraints". */
  readonly infrequentAfterDays: number;
  /** To Glacier Flexible Retrieval, from where it takes hours to get one back: 30 more than that, or more. */
  readonly archiveAfterDays: number;
}

/** `intelligent` moves objects between access tiers by use; `standard` leaves them; else they go by their age. */
export type Tiering = "intelligent" | "standard" | ByAge;

export interface PrivateBucketProps {
  /** Whole name of the bucket, unique in the world. */
  readonly name: string;
  readonly keyArn: string;
  /** Days a version is kept after it was overwritten or deleted. */
  readonly noncurrentVersionDays: number;
  readonly tiering: Tiering;
  /** Bucket that receives the access logs, under this bucket's role as prefix. */
  readonly accessLogBucket: string;
  readonly data: Posture;
}

/** A versioned bucket, encrypted with a customer's key, reachable by TLS only and never public. */
export class PrivateBucket extends Construct {
  readonly arn: string;
  readonly bucketName: string;
  readonly resource: S3Bucket;
  /** What needs versions, as replication does, waits for it. */
  readonly versioning: S3BucketVersioningA;
  /** Who writes as one that it admits must wait for it. */
  readonly policy: S3BucketPolicy;
  private readonly admitted: PolicyStatement[] = [];

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { name, keyArn, noncurrentVersionDays, tiering, accessLogBucket, data } = props;
    this.resource = bareBucket(this, name, data);
    this.bucketName = this.resource.bucket;
    this.arn = this.resource.arn;
    const { versioning, policy } = bucketBasics(this, this.resource, this.admitted);
    this.versioning = versioning;
    this.policy = policy;
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: this.resource.id,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
          // One data key per bucket and hour instead of one call to KMS per object.
          bucketKeyEnabled: true,
        },
      ],
    });
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: this.resource.id,
      rule: [
        {
          id: "expire-old-versions",
          status: "Enabled",
          filter: [{}],
          noncurrentVersionExpiration: [{ noncurrentDays: noncurrentVersionDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: UNFINISHED_UPLOAD_DAYS }],
        },
        ...tieringRules(tiering),
      ],
      dependsOn: [this.versioning],
    });
    new S3BucketLoggingA(this, "access-logs", {
      bucket: this.resource.id,
      targetBucket: accessLogBucket,
      targetPrefix: `${id}/`,
    });
  }

  /** Adds to the bucket's one policy, also for who is made after the bucket. TLS is demanded all the same. */
  admit(...statements: readonly PolicyStatement[]): void {
    this.admitted.push(...statements);
  }
}

function tieringRules(tiering: Tiering) {
  if (tiering === "standard") return [];
  if (tiering === "intelligent") return [intelligentTiering];
  const { infrequentAfterDays, archiveAfterDays } = tiering;
  const transition = [
    { days: infrequentAfterDays, storageClass: "STANDARD_IA" },
    { days: archiveAfterDays, storageClass: "GLACIER" },
  ];
  return [{ id: "older-objects", status: "Enabled", filter: [{}], transition }];
}

const intelligentTiering = {
  id: "intelligent-tiering",
  status: "Enabled",
  filter: [{}],
  transition: [{ days: 0, storageClass: "INTELLIGENT_TIERING" }],
};
