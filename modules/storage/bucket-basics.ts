import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Lazy } from "cdktf";
import type { Construct } from "constructs";
import { type PolicyStatement, policyDocument } from "../security/policy-document";
import { check, nameProblem } from "../shared/check";
import { lifecycleOf, type Posture } from "../shared/posture";
import { tlsOnly } from "./bucket-policy";

/** Longest name of a general purpose bucket. Source: S3 user guide, "Bucket naming rules". */
export const MAX_BUCKET_NAME = 63;

/** The bucket itself. A name that ends in a suffix still unknown is checked by who makes the suffix. */
export function bareBucket(scope: Construct, name: string, data: Posture): S3Bucket {
  check(scope, [nameProblem("name", name, MAX_BUCKET_NAME)]);
  return new S3Bucket(scope, "bucket", { bucket: name, forceDestroy: data === "disposable", lifecycle: lifecycleOf(data) });
}

/** What later parts of a bucket, and whoever writes to it, wait for. */
export interface BucketBasics {
  readonly versioning: S3BucketVersioningA;
  readonly policy: S3BucketPolicy;
}

/**
 * What every bucket has, whatever it is for: no ACLs, nothing public, versions, TLS only. `admitted` is read when the
 * stack is written: what is added to it until then stands in the bucket's one policy.
 */
export function bucketBasics(scope: Construct, bucket: S3Bucket, admitted: readonly PolicyStatement[]): BucketBasics {
  new S3BucketOwnershipControls(scope, "ownership", { bucket: bucket.id, rule: { objectOwnership: "BucketOwnerEnforced" } });
  const block = new S3BucketPublicAccessBlock(scope, "public-access", {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  const policy = new S3BucketPolicy(scope, "policy", {
    bucket: bucket.id,
    policy: Lazy.stringValue({ produce: () => policyDocument([...tlsOnly(bucket.arn), ...admitted]) }),
    // S3 refuses two changes of one bucket's access at a time.
    dependsOn: [block],
  });
  const versioning = new S3BucketVersioningA(scope, "versioning", {
    bucket: bucket.id,
    versioningConfiguration: { status: "Enabled" },
  });
  return { versioning, policy };
}
