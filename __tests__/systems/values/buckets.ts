import { type SystemStacks, statementsOf, type Values } from "../../support/system-stacks";
import { arg, type Row } from "./row";

/** The buckets of a stack that a resource of this type is about and of which this is true, by their role words. */
function bucketsWith({ layers, resources }: SystemStacks, type: string, holds: (values: Values) => boolean): string[] {
  return layers.flatMap((layer) => {
    // Stacks have buckets of the same address.
    const about = resources(layer).filter((each) => each.type === type && holds(each.values));
    const references = about.map(({ values }) => values.bucket);
    const buckets = resources(layer).filter((each) => each.type === "aws_s3_bucket");
    return buckets.filter(({ address }) => references.includes(`\${${address}.id}`)).map(({ values }) => roleWord(values.bucket));
  });
}

/** `media` for `portfolio-prod-media-${random_id.suffix.hex}`. */
const roleWord = (bucket: unknown) =>
  String(bucket)
    .replace(/^.*?-(dev|staging|prod)-/, "")
    .replace(/-\$\{random_id\.suffix\.hex\}$/, "");

const onlyTls = ({ policy }: Values) =>
  statementsOf(policy).some(
    ({ Effect, Action, Condition, Principal }) =>
      Effect === "Deny" && Action === "s3:*" && Principal === "*" && Condition?.Bool?.["aws:SecureTransport"] === "false",
  );
const BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
const ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration";
const ALGORITHM = "rule.apply_server_side_encryption_by_default.sse_algorithm";

/** What every bucket has, and which there are: `kept` are encrypted with a key of ours, as `all` are that take no logs. */
export function bucketRows(all: Row["is"], kept: Row["is"]): Row[] {
  const each = (value: string, type: string, holds: (values: Values) => boolean, is = all): Row => ({
    value,
    read: (stacks) => bucketsWith(stacks, type, holds).sort(),
    is,
  });
  return [
    {
      value: "these are all buckets that there are",
      read: ({ of }) =>
        of("aws_s3_bucket")
          .map(({ bucket }) => roleWord(bucket))
          .sort(),
      is: all,
    },
    each("every bucket's policy lets nothing in but TLS", "aws_s3_bucket_policy", onlyTls),
    each("every bucket is closed to the public in four ways", "aws_s3_bucket_public_access_block", (values) =>
      BLOCKS.every((block) => values[block] === true),
    ),
    each(
      "every bucket keeps old versions",
      "aws_s3_bucket_versioning",
      (values) => arg(values, "versioning_configuration.status") === "Enabled",
    ),
    each("every bucket is encrypted", ENCRYPTION, (values) => ["aws:kms", "AES256"].includes(String(arg(values, ALGORITHM)))),
    each(
      "buckets are encrypted with a key of ours, but those that take logs",
      ENCRYPTION,
      (values) => arg(values, ALGORITHM) === "aws:kms",
      kept,
    ),
  ];
}
