import { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation";
import { KnowledgeBase, type KnowledgeBaseProps } from "../../../modules/ai/knowledge-base";
import type { KnowledgeBaseSettings } from "../../../modules/ai/knowledge-base-settings";
import type { PolicyStatement } from "../../../modules/security/policy-document";
import { build } from "../../support/build";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/test";
const clusterArn = "arn:aws:rds:us-east-1:111111111111:cluster:partner-test-vectors";
const secretArn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:rds!cluster-1";
const settings: KnowledgeBaseSettings = {
  embeddingModel: "amazon.titan-embed-text-v2:0",
  dimensions: 512,
  chunking: { maxTokens: 300, overlapPercentage: 20 },
  readsDocuments: "on-request",
  store: {
    engineVersion: "16.8",
    whenIdle: "pauses",
    maxCapacityUnits: 4,
    availability: "single-az",
    backupRetentionDays: 7,
  },
};
const home = { accountId: "111111111111", region: "us-east-1", keyArn, data: "disposable" } as const;
const props: Omit<KnowledgeBaseProps, "store"> = {
  name: "partner-test-knowledge",
  settings,
  documents: { bucketArn: "arn:aws:s3:::partner-test-documents", prefix: "" },
  home,
};
const built = (changes: Partial<KnowledgeBaseProps> = {}) =>
  build((stack) => {
    const table = new LambdaInvocation(stack, "table", { functionName: "bootstrap", input: "{}" });
    const store = { clusterArn, secretArn, databaseName: "vectors", tableMadeBy: [table] };
    new KnowledgeBase(stack, "knowledge", { ...props, store, ...changes });
  });
const base = (changes: Partial<KnowledgeBaseProps> = {}) => built(changes).one("aws_bedrockagent_knowledge_base");
const source = (changes: Partial<KnowledgeBaseProps> = {}) => built(changes).one("aws_bedrockagent_data_source");
const set = (changes: Partial<KnowledgeBaseSettings>) => ({ settings: { ...settings, ...changes } });

test("vectors are kept in the cluster, in the table of their model and length", () => {
  expect(base().storage_configuration).toEqual([
    {
      type: "RDS",
      rds_configuration: [
        {
          resource_arn: clusterArn,
          credentials_secret_arn: secretArn,
          database_name: "vectors",
          table_name: "knowledge_base.amazon_titan_embed_text_v2_0_512",
          field_mapping: [
            { primary_key_field: "id", vector_field: "embedding", text_field: "chunks", metadata_field: "metadata" },
          ],
        },
      ],
    },
  ]);
});

const embedding = (changes: Partial<KnowledgeBaseSettings> = {}) =>
  (base(set(changes)).knowledge_base_configuration as { vector_knowledge_base_configuration: object[] }[])[0]
    .vector_knowledge_base_configuration[0];

test("the model is told the length where it has a choice, and only there: Bedrock refuses it elsewhere", () => {
  const chosen = [{ bedrock_embedding_model_configuration: [{ dimensions: 512, embedding_data_type: "FLOAT32" }] }];
  expect(embedding()).toEqual({
    embedding_model_arn: "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0",
    embedding_model_configuration: chosen,
  });
  expect(embedding({ embeddingModel: "amazon.titan-embed-text-v1", dimensions: 1536 })).toEqual({
    embedding_model_arn: "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v1",
  });
});

test("it waits for its permissions and for its table", () => {
  expect(base().depends_on).toEqual([
    expect.stringMatching(/^aws_iam_role_policy\.knowledge_role_policy_/),
    expect.stringMatching(/^aws_lambda_invocation\.table$/),
  ]);
});

test.each([
  { chunking: "none", configuration: { chunking_strategy: "NONE" } },
  {
    chunking: { maxTokens: 300, overlapPercentage: 20 },
    configuration: {
      chunking_strategy: "FIXED_SIZE",
      fixed_size_chunking_configuration: [{ max_tokens: 300, overlap_percentage: 20 }],
    },
  },
] as const)("documents are cut as asked: $chunking", ({ chunking, configuration }) => {
  expect(source(set({ chunking })).vector_ingestion_configuration).toEqual([{ chunking_configuration: [configuration] }]);
});

test.each([
  { data: "disposable", policy: "DELETE" },
  { data: "durable", policy: "RETAIN" },
] as const)("when the source goes, vectors of $data data: $policy", ({ data, policy }) => {
  expect(source({ home: { ...home, data } }).data_deletion_policy).toBe(policy);
});

test("documents come from the account's own bucket, under the prefix if there is one, encrypted on the way", () => {
  expect(source()).toMatchObject({
    data_source_configuration: [
      {
        type: "S3",
        s3_configuration: [{ bucket_arn: "arn:aws:s3:::partner-test-documents", bucket_owner_account_id: "111111111111" }],
      },
    ],
    server_side_encryption_configuration: [{ kms_key_arn: keyArn }],
  });
  const prefixed = source({ documents: { ...props.documents, prefix: "public/" } }).data_source_configuration;
  expect(prefixed).toMatchObject([{ s3_configuration: [{ inclusion_prefixes: ["public/"] }] }]);
});

/** What Bedrock may do, by Sid. */
function access(changes: Partial<KnowledgeBaseProps> = {}): Record<string, PolicyStatement> {
  const statements: PolicyStatement[] = JSON.parse(String(built(changes).one("aws_iam_role_policy").policy)).Statement;
  return Object.fromEntries(statements.map((statement) => [statement.Sid, statement]));
}

test("Bedrock reads the documents, makes vectors with the one model and writes to the one cluster", () => {
  expect(access()).toMatchObject({
    MakeVectors: { Resource: "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0" },
    ListDocuments: { Resource: "arn:aws:s3:::partner-test-documents" },
    ReadDocuments: {
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::partner-test-documents/*",
      Condition: { StringEquals: { "aws:ResourceAccount": "111111111111" } },
    },
    WriteStore: { Action: ["rds-data:ExecuteStatement", "rds-data:BatchExecuteStatement"], Resource: clusterArn },
    ReadLogin: { Resource: secretArn },
    Key: { Resource: keyArn },
  });
});

test("with a prefix Bedrock cannot read what lies elsewhere in the bucket", () => {
  const { ReadDocuments: read } = access({ documents: { ...props.documents, prefix: "public/" } });
  expect(read.Resource).toBe("arn:aws:s3:::partner-test-documents/public/*");
});

test("Bedrock takes the role for this account only", () => {
  const assumed = String(built().one("aws_iam_role").assume_role_policy);
  expect(assumed).toContain('"Service":"bedrock.amazonaws.com"');
  expect(assumed).toContain('"aws:SourceAccount":"111111111111"');
});

test("read on request, nothing runs by itself", () => {
  expect(built().of("aws_scheduler_schedule")).toEqual([]);
});

test.each([
  { readsDocuments: "hourly", rate: "rate(1 hour)" },
  { readsDocuments: "daily", rate: "rate(1 day)" },
] as const)("read $readsDocuments, Bedrock is told at $rate, by a role that can do nothing else", ({ readsDocuments, rate }) => {
  const scheduled = built(set({ readsDocuments }));
  const { schedule_expression: expression, target } = scheduled.one("aws_scheduler_schedule");
  expect(expression).toBe(rate);
  expect(target).toMatchObject({ arn: "arn:aws:scheduler:::aws-sdk:bedrockagent:startIngestionJob" });
  expect(JSON.parse(String((target as { input: string }).input))).toEqual({
    KnowledgeBaseId: expect.stringMatching(/aws_bedrockagent_knowledge_base\.knowledge_base_\w+\.id/),
    DataSourceId: expect.stringMatching(/aws_bedrockagent_data_source\.knowledge_documents_\w+\.data_source_id/),
  });
  const [, reader] = scheduled.of("aws_iam_role_policy").map(({ policy }) => JSON.parse(String(policy)).Statement);
  expect(reader).toEqual([expect.objectContaining({ Action: "bedrock:StartIngestionJob" })]);
  expect(scheduled.broken).toEqual([]);
});

test("it keeps every rule, and a name that leaves no room for its parts is told", () => {
  expect(built().broken).toEqual([]);
  expect(built({ name: "k".repeat(59) }).problems).toEqual([
    `knowledge: name must be at most 58 characters, got 59 ("${"k".repeat(59)}")`,
  ]);
});
