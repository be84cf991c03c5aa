import { companions, type Rule } from "../../rule";
import { refusesPlainText } from "../../statements";

/** Nobody reads or writes a bucket in clear. */
export const bucketDemandsTls: Rule = {
  controls: ["S3.5"],
  types: ["aws_s3_bucket"],
  remedy: (bucket, stack) => {
    const [policy] = companions(bucket, "aws_s3_bucket_policy", "bucket", stack);
    return refusesPlainText(policy?.values.policy) ? undefined : "deny requests without aws:SecureTransport in its policy";
  },
};
