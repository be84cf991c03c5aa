import { at, companions, type Rule } from "../../rule";

/** Policies alone decide who uses a bucket; ACLs do nothing. */
export const bucketIgnoresAcls: Rule = {
  controls: ["S3.12"],
  types: ["aws_s3_bucket"],
  remedy: (bucket, stack) => {
    const [ownership] = companions(bucket, "aws_s3_bucket_ownership_controls", "bucket", stack);
    return ownership && at(ownership, "rule.object_ownership") === "BucketOwnerEnforced"
      ? undefined
      : "give it aws_s3_bucket_ownership_controls with BucketOwnerEnforced";
  },
};
