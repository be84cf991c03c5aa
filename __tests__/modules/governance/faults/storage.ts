import type { storageRules } from "../../../../modules/governance/rules/storage";
import { allowing, companion, type Fault, set, without } from "./fault";

const documents = { stack: "partner-prod-storage", resource: "aws_s3_bucket.documents" };

const publicAccess = (argument: string) => companion("aws_s3_bucket_public_access_block", "bucket", set(argument, false));

export const storageFaults: Record<keyof typeof storageRules, readonly Fault[]> = {
  bucketBlocksPublicAccess: [
    without("aws_s3_bucket_public_access_block", "bucket"),
    ...["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"].map(publicAccess),
  ].map((plant) => ({
    ...documents,
    plant,
    says: "give it an aws_s3_bucket_public_access_block with all four arguments true",
  })),
  bucketDemandsTls: [
    {
      ...documents,
      plant: without("aws_s3_bucket_policy", "bucket"),
      says: "deny requests without aws:SecureTransport in its policy",
    },
  ],
  bucketEndsVersions: [
    without("aws_s3_bucket_lifecycle_configuration", "bucket"),
    companion("aws_s3_bucket_lifecycle_configuration", "bucket", set("rule.status", "Disabled")),
  ].map((plant) => ({ ...documents, plant, says: "expire its noncurrent versions by a lifecycle rule" })),
  bucketIgnoresAcls: [
    without("aws_s3_bucket_ownership_controls", "bucket"),
    companion("aws_s3_bucket_ownership_controls", "bucket", set("rule.object_ownership", "BucketOwnerPreferred")),
  ].map((plant) => ({ ...documents, plant, says: "give it aws_s3_bucket_ownership_controls with BucketOwnerEnforced" })),
  bucketKeepsVersions: [companion("aws_s3_bucket_versioning", "bucket", set("versioning_configuration.status", "Suspended"))].map(
    (plant) => ({ ...documents, plant, says: "enable its versioning" }),
  ),
  bucketLogsAccess: [
    {
      ...documents,
      plant: without("aws_s3_bucket_logging", "bucket"),
      says: "log its access by an aws_s3_bucket_logging",
    },
  ],
  bucketPolicyKeepsAdministration: ["s3:PutBucketPolicy", "s3:*"].map((action) => ({
    ...documents,
    resource: "aws_s3_bucket_policy.documents",
    plant: allowing({ Principal: { AWS: "arn:aws:iam::999999999999:root" }, Action: [action], Resource: "*" }),
    says: `take ${action} out of what it allows`,
  })),
  bucketUsesCustomerKey: [
    without("aws_s3_bucket_server_side_encryption_configuration", "bucket"),
    companion(
      "aws_s3_bucket_server_side_encryption_configuration",
      "bucket",
      set("rule.apply_server_side_encryption_by_default", { sse_algorithm: "AES256" }),
    ),
  ].map((plant) => ({ ...documents, plant, says: "encrypt it by default with aws:kms and a key of the project's" })),
};
