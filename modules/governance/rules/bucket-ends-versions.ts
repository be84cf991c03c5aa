import { companions, type Rule } from "../rule";

/** Old versions go after a while, else a versioned bucket only grows. */
export const bucketEndsVersions: Rule = {
  controls: ["S3.10", "S3.13"],
  types: ["aws_s3_bucket"],
  remedy: (bucket, stack) => {
    const [lifecycle] = companions(bucket, "aws_s3_bucket_lifecycle_configuration", "bucket", stack);
    return lifecycle && JSON.stringify(lifecycle.values.rule).includes("noncurrent_version_expiration")
      ? undefined
      : "expire its noncurrent versions by a lifecycle rule";
  },
};
