import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import type { PolicyStatement } from "../security/policy-document";
import type { Posture } from "../shared/posture";
import { bareBucket, bucketBasics } from "./bucket-basics";

export interface AccessLogBucketProps {
  readonly name: string;
  readonly accountId: string;
  /** Days a log file is kept. */
  readonly days: number;
  readonly data: Posture;
}

/** Receives access logs: those of the account's other buckets, and whose else are admitted. S3 writes with its own key only. */
export class AccessLogBucket extends Construct {
  readonly bucketName: string;
  readonly resource: S3Bucket;
  /** What delivers logs must wait for it: AWS adds a statement of its own where it finds itself not admitted. */
  readonly policy: S3BucketPolicy;
  private readonly admitted: PolicyStatement[] = [];

  constructor(scope: Construct, id: string, { name, accountId, days, data }: AccessLogBucketProps) {
    super(scope, id);
    this.resource = bareBucket(this, name, data);
    this.bucketName = this.resource.bucket;
    this.admit({
      Sid: "AccessLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${this.resource.arn}/*`,
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    });
    const { policy, versioning } = bucketBasics(this, this.resource, this.admitted);
    this.policy = policy;
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: this.resource.id,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: this.resource.id,
      rule: [
        {
          id: "expire",
          status: "Enabled",
          filter: [{}],
          expiration: [{ days }],
          noncurrentVersionExpiration: [{ noncurrentDays: 1 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
      dependsOn: [versioning],
    });
    except(this, "bucketUsesCustomerKey", "S3 delivers access logs only to buckets with SSE-S3");
    except(this, "bucketLogsAccess", "a bucket that logs its access into itself would never come to rest");
  }

  /** Adds to the bucket's one policy, for another service that delivers logs. TLS is demanded all the same. */
  admit(...statements: readonly PolicyStatement[]): void {
    this.admitted.push(...statements);
  }
}
