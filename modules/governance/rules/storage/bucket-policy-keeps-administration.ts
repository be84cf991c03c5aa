import type { Rule } from "../../rule";
import { statementsOf } from "../../statements";

/** Nobody administers a bucket by its policy: the account's own people do by IAM, others not at all. */
export const bucketPolicyKeepsAdministration: Rule = {
  controls: ["S3.6"],
  types: ["aws_s3_bucket_policy"],
  remedy: ({ values }) => {
    const granted = statementsOf(values.policy)
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action }) => Action)
      .filter((action) => action === "*" || action === "s3:*" || ADMINISTRATION.includes(action));
    return granted.length > 0 ? `take ${granted.join(", ")} out of what it allows` : undefined;
  },
};

const ADMINISTRATION = [
  "s3:DeleteBucketPolicy",
  "s3:PutBucketAcl",
  "s3:PutBucketPolicy",
  "s3:PutEncryptionConfiguration",
  "s3:PutObjectAcl",
];
