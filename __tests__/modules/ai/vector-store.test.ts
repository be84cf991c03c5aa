import { VectorStore, type VectorStoreProps } from "../../../modules/ai/vector-store";
import { build } from "../../support/build";

const index = { indexName: "documents", dimensions: 1536, unfilterable: ["text_content"] };
const props: VectorStoreProps = {
  bucketName: "helper-test-vectors",
  index,
  keyArn: "arn:aws:kms:ap-southeast-2:123456789012:key/of-the-platform",
  accountId: "123456789012",
  region: "ap-southeast-2",
  data: "durable",
};
const store = (changes: Partial<VectorStoreProps> = {}) => {
  const stores: VectorStore[] = [];
  const built = build((stack) => stores.push(new VectorStore(stack, "vectors", { ...props, ...changes })));
  return { ...built, store: stores[0] };
};

/** A change of one of these makes Terraform replace the index: every vector is lost and every document embedded anew. */
test("THE INDEX IS MADE ANEW, EMPTY, when one of these values changes: see that the documents can be read again first", () => {
  const { lifecycle: _, "//": _metadata, ...made } = store().one("aws_s3vectors_index");
  expect(made).toEqual({
    vector_bucket_name: expect.stringMatching(/^\$\{aws_s3vectors_vector_bucket\.vectors_bucket_\w+\.vector_bucket_name\}$/),
    index_name: "documents",
    data_type: "float32",
    distance_metric: "cosine",
    dimension: 1536,
    metadata_configuration: [{ non_filterable_metadata_keys: ["text_content"] }],
    encryption_configuration: [{ sse_type: "aws:kms", kms_key_arn: props.keyArn }],
  });
});

test("the bucket is encrypted with the key from the start, for it cannot be later", () => {
  expect(store().one("aws_s3vectors_vector_bucket")).toMatchObject({
    vector_bucket_name: "helper-test-vectors",
    encryption_configuration: [{ sse_type: "aws:kms", kms_key_arn: props.keyArn }],
  });
});

test.each(["aws_s3vectors_vector_bucket", "aws_s3vectors_index"])("a plan that would destroy a durable %s is refused", (type) => {
  expect(store().one(type).lifecycle).toEqual({ prevent_destroy: true });
  expect(store({ data: "disposable" }).one(type)).not.toHaveProperty("lifecycle");
});

test("a disposable bucket goes with the indexes in it, a durable one does not", () => {
  expect(store({ data: "disposable" }).one("aws_s3vectors_vector_bucket").force_destroy).toBe(true);
  expect(store().one("aws_s3vectors_vector_bucket").force_destroy).toBe(false);
});

test("names and ARNs are known at synth", () => {
  expect(store().store).toMatchObject({
    bucketName: "helper-test-vectors",
    bucketArn: "arn:aws:s3vectors:ap-southeast-2:123456789012:bucket/helper-test-vectors",
    indexName: "documents",
    indexArn: "arn:aws:s3vectors:ap-southeast-2:123456789012:bucket/helper-test-vectors/index/documents",
  });
});

test("what S3 Vectors would refuse is told at once", () => {
  const unfit = { indexName: "Documents", dimensions: 4_097, unfilterable: [] };
  expect(store({ bucketName: `a${"b".repeat(63)}`, index: unfit }).problems).toEqual([
    `vectors: bucketName must be at most 63 characters, got 64 ("a${"b".repeat(63)}")`,
    'vectors: index.indexName must match ^[a-z0-9][a-z0-9.-]+[a-z0-9]$, got "Documents"',
    "vectors: index.dimensions must be a whole number from 1 to 4096, got 4097",
    "vectors: index.unfilterable must name 1 to 10 keys, got 0",
  ]);
  expect(store({ bucketName: "a-vectors-" }).problems).toEqual([
    'vectors: bucketName must match ^[a-z0-9][a-z0-9-]+[a-z0-9]$, got "a-vectors-"',
  ]);
  expect(store({ index: { ...index, unfilterable: Array(11).fill("key") } }).problems).toEqual([
    "vectors: index.unfilterable must name 1 to 10 keys, got 11",
  ]);
  expect(store({ index: { ...index, dimensions: 1.5 } }).problems).toHaveLength(1);
});
