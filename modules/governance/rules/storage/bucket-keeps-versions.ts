import { at, companions, type Rule } from "../../rule";

/** What was overwritten or deleted by mistake can be brought back. */
export const bucketKeepsVersions: Rule = {
  controls: ["S3.14"],
  types: ["aws_s3_bucket"],
  remedy: (bucket, stack) => {
    const [versioning] = companions(bucket, "aws_s3_bucket_versioning", "bucket", stack);
    return versioning && at(versioning, "versioning_configuration.status") === "Enabled" ? undefined : "enable its versioning";
  },
};
