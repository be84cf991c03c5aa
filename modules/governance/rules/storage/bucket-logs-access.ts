import { companions, type Rule } from "../../rule";

/** Who read what can be looked up. */
export const bucketLogsAccess: Rule = {
  controls: ["S3.9"],
  types: ["aws_s3_bucket"],
  remedy: (bucket, stack) =>
    companions(bucket, "aws_s3_bucket_logging", "bucket", stack).length > 0
      ? undefined
      : "log its access by an aws_s3_bucket_logging",
};
