import type { PolicyStatement } from "../security/policy-document";
import type { KnowledgeBaseProps } from "./knowledge-base";
import { foundationModelArn } from "./model-arns";

/** What Bedrock itself may do for a knowledge base. Source: Bedrock user guide, "Create a service role for Knowledge Bases". */
export function knowledgeBaseAccess({ settings, store, documents, home }: Omit<KnowledgeBaseProps, "name">): PolicyStatement[] {
  const { accountId, region, keyArn } = home;
  const ofThisAccount = { StringEquals: { "aws:ResourceAccount": accountId } };
  return [
    {
      Sid: "MakeVectors",
      Effect: "Allow",
      Action: "bedrock:InvokeModel",
      Resource: foundationModelArn(settings.embeddingModel, region),
    },
    { Sid: "ListDocuments", Effect: "Allow", Action: "s3:ListBucket", Resource: documents.bucketArn, Condition: ofThisAccount },
    {
      Sid: "ReadDocuments",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: `${documents.bucketArn}/${documents.prefix}*`,
      Condition: ofThisAccount,
    },
    { Sid: "DescribeStore", Effect: "Allow", Action: "rds:DescribeDBClusters", Resource: store.clusterArn },
    {
      Sid: "WriteStore",
      Effect: "Allow",
      Action: ["rds-data:ExecuteStatement", "rds-data:BatchExecuteStatement"],
      Resource: store.clusterArn,
    },
    { Sid: "ReadLogin", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: store.secretArn },
    // Of documents and login, and of what waits to be turned into vectors: Bedrock does not come by another service for that.
    { Sid: "Key", Effect: "Allow", Action: ["kms:GenerateDataKey", "kms:Decrypt"], Resource: keyArn },
  ];
}
