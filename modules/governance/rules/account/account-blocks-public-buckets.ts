import type { Rule } from "../../rule";

/** No bucket of the account can be made public, whoever makes it. */
export const accountBlocksPublicBuckets: Rule = {
  controls: ["S3.1"],
  types: ["aws_s3_account_public_access_block"],
  remedy: ({ values }) => {
    const open = CLOSED.filter((argument) => values[argument] !== true);
    return open.length > 0 ? `set ${open.join(", ")}` : undefined;
  },
};

const CLOSED = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
