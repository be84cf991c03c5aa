import { companions, type Json, type Rule } from "../../rule";

/** Old versions go after a while, else a versioned bucket only grows. */
export const bucketEndsVersions: Rule = {
  controls: ["S3.10", "S3.13"],
  types: ["aws_s3_bucket"],
  remedy: (bucket, stack) => {
    const [lifecycle] = companions(bucket, "aws_s3_bucket_lifecycle_configuration", "bucket", stack);
    const rules = [lifecycle?.values.rule ?? []].flat();
    const ends = rules.some((rule) => JSON.stringify(rule).includes("noncurrent_version_expiration") && isEnabled(rule));
    return ends ? undefined : "expire its noncurrent versions by a lifecycle rule";
  },
};

const isEnabled = (rule: Json) => typeof rule === "object" && rule !== null && "status" in rule && rule.status === "Enabled";
