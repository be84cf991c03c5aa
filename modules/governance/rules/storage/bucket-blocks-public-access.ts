import { companions, type Rule } from "../../rule";

/** No bucket can be made public, by whatever policy or ACL. */
export const bucketBlocksPublicAccess: Rule = {
  controls: ["S3.2", "S3.3", "S3.8"],
  types: ["aws_s3_bucket"],
  remedy: (bucket, stack) => {
    const [block] = companions(bucket, "aws_s3_bucket_public_access_block", "bucket", stack);
    const closed = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
    return block && closed.every((argument) => block.values[argument] === true)
      ? undefined
      : "give it an aws_s3_bucket_public_access_block with all four arguments true";
  },
};
