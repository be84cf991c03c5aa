import type { SystemStacks, Values } from "../../support/system-stacks";
import { bucketRows } from "../values/buckets";
import { arg, args, inProd, leadsTo, only } from "../values/row";
import { type Rows, versions } from "./system";

const BUCKETS = ["access-logs", "alb-logs", "documents", "edge-logs", "frontend", "releases"];
const KEPT = ["documents", "frontend", "releases"];
const EVERYWHERE = ">= 5.100.0, < 7.0.0";
const VECTORS = ">= 6.26.0, < 7.0.0";
const OF_PEOPLE = ["anthropic-api-key", "google-api-key"];
const index = ({ one }: SystemStacks) => one("aws_s3vectors_index");

/** Secrets by the last part of their names: those that have a value from Terraform, or none. */
function secrets({ layers, resources }: SystemStacks, isFilled: boolean): string[] {
  return layers.flatMap((layer) => {
    const versionsOf = resources(layer).filter(({ type }) => type === "aws_secretsmanager_secret_version");
    const filled = versionsOf.map(({ values }) => values.secret_id);
    return resources(layer)
      .filter(({ type, address }) => type === "aws_secretsmanager_secret" && filled.includes(`\${${address}.id}`) === isFilled)
      .map(({ values }) => String(values.name).split("/").at(-1) ?? "");
  });
}

export const data: Rows = (system) => [
  ...bucketRows(
    inProd([...BUCKETS, "copy-logs", "documents-copy"].sort(), BUCKETS),
    inProd([...KEPT, "documents-copy"].sort(), KEPT),
  ),
  {
    value: "old versions of documents are kept for 30 days, in prod for 90",
    read: ({ of }) => {
      const { rule } = only(
        of("aws_s3_bucket_lifecycle_configuration").filter(({ bucket }) => String(bucket).includes(".documents_")),
        "lifecycle of documents",
      );
      return (rule as Values[]).flatMap(({ noncurrent_version_expiration: old }) => (old ? [arg(old, "noncurrent_days")] : []));
    },
    is: inProd([90], [30]),
  },
  {
    value: "people fill google-api-key and anthropic-api-key, in prod the key of the paging service too",
    read: (stacks) => secrets(stacks, false).sort(),
    is: inProd(["alarm-webhook", ...OF_PEOPLE].sort(), OF_PEOPLE),
  },
  {
    value: "what Terraform has made is given a new value every 30 days",
    read: (stacks) => [
      secrets(stacks, true).sort(),
      stacks.of("aws_secretsmanager_secret_rotation").map((each) => arg(each, "rotation_rules.automatically_after_days")),
    ],
    is: versions<unknown>(
      system,
      [
        ["application", "origin-header"],
        [30, 30],
      ],
      [["application"], [30]],
    ),
  },
  {
    value: "secrets are named by path",
    read: ({ of }) =>
      of("aws_secretsmanager_secret")
        .map(({ name }) => String(name))
        .filter((name) => !/^student-helper(-v1)?\/(dev|staging|prod)\/[a-z-]+$/.test(name)),
    is: [],
  },
  {
    value: "the vector index is documents, in the bucket -vectors",
    read: (stacks) => [
      arg(index(stacks), "index_name"),
      leadsTo(arg(index(stacks), "vector_bucket_name"), "aws_s3vectors_vector_bucket.vectors_bucket_"),
      arg(stacks.one("aws_s3vectors_vector_bucket"), "vector_bucket_name"),
    ],
    is: (environment: string) => ["documents", "aws_s3vectors_vector_bucket.vectors_bucket_", `${system}-${environment}-vectors`],
  },
  {
    value: "vectors are 1536 of float32, near by cosine",
    read: (stacks) => args(index(stacks), "dimension", "data_type", "distance_metric"),
    is: [1536, "float32", "cosine"],
  },
  {
    value: "text_content alone cannot be filtered by",
    read: (stacks) => arg(index(stacks), "metadata_configuration.non_filterable_metadata_keys"),
    is: ["text_content"],
  },
  {
    value: "the model in Tokyo makes vectors as long as the index takes",
    read: ({ the, one }) => {
      const { EMBEDDING_MODEL, EMBEDDING_REGION, EMBEDDING_DIMENSIONS } = arg(
        the("aws_lambda_function", { package_type: "Image" }),
        "environment.variables",
      ) as Record<string, string>;
      return [EMBEDDING_MODEL, EMBEDDING_REGION, Number(EMBEDDING_DIMENSIONS) === one("aws_s3vectors_index").dimension];
    },
    is: ["amazon.titan-embed-text-v1", "ap-northeast-1", true],
  },
  {
    value: "the stack of the vectors alone asks for a provider of 6.26 or later",
    read: ({ layers, file }) =>
      layers
        .map((layer) => [layer, file(layer).terraform.required_providers.aws.version])
        .filter(([, asked]) => asked !== EVERYWHERE),
    is: [["vectors", VECTORS]],
  },
];
