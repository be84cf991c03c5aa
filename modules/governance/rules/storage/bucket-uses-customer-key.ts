import { at, companions, type Rule } from "../../rule";

/** Buckets are encrypted with a key whose use can be seen and withdrawn. */
export const bucketUsesCustomerKey: Rule = {
  controls: ["S3.17"],
  types: ["aws_s3_bucket"],
  remedy: (bucket, stack) => {
    const [encryption] = companions(bucket, "aws_s3_bucket_server_side_encryption_configuration", "bucket", stack);
    const byDefault = "rule.apply_server_side_encryption_by_default";
    return encryption &&
      at(encryption, `${byDefault}.sse_algorithm`) === "aws:kms" &&
      at(encryption, `${byDefault}.kms_master_key_id`)
      ? undefined
      : "encrypt it by default with aws:kms and a key of the project's";
  },
};
