import { DocumentKnowledge } from "../../../stacks/partner/document-knowledge";
import { build } from "../../support/build";

const knowledge = build((stack) => {
  new DocumentKnowledge(stack, "knowledge", {
    prefix: "partner-test",
    settings: {
      embeddingModel: "amazon.titan-embed-text-v1",
      dimensions: 1536,
      chunking: "none",
      readsDocuments: "daily",
      store: { engineVersion: "16.8", whenIdle: "stays", maxCapacityUnits: 4, availability: "multi-az", backupRetentionDays: 7 },
    },
    home: {
      accountId: "111111111111",
      region: "us-east-1",
      keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
      logDays: 30,
      network: { subnetIds: ["subnet-a", "subnet-b"], securityGroupId: "sg-bootstrap" },
    },
    subnetIds: ["subnet-a", "subnet-b"],
    storeGroupId: "sg-rds",
    documentsBucketArn: "arn:aws:s3:::documents",
    data: "durable",
  });
});

test("the table that is made is the table that Bedrock is told", () => {
  const { vectorTables } = JSON.parse(String(knowledge.one("aws_lambda_invocation").input));
  const [{ schema, table, dimensions }] = vectorTables;
  expect(dimensions).toBe(1536);
  const { storage_configuration: storage } = knowledge.one("aws_bedrockagent_knowledge_base");
  expect(storage).toMatchObject([{ rds_configuration: [{ table_name: `${schema}.${table}`, database_name: "vectors" }] }]);
});

test("the knowledge base waits for its table", () => {
  expect(knowledge.one("aws_bedrockagent_knowledge_base").depends_on).toContainEqual(
    expect.stringMatching(/^aws_lambda_invocation\.knowledge_bootstrap_run_/),
  );
});

test("the cluster wears the database's group, the function the bootstrap's", () => {
  expect(knowledge.one("aws_rds_cluster").vpc_security_group_ids).toEqual(["sg-rds"]);
  expect(knowledge.one("aws_lambda_function").vpc_config).toMatchObject({ security_group_ids: ["sg-bootstrap"] });
});

test("nothing breaks a rule, and all names fit", () => {
  expect(knowledge.broken).toEqual([]);
  expect(knowledge.problems).toEqual([]);
});
