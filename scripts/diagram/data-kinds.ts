import { isOn } from "../../modules/governance/rule";
import { facts, type Kinds } from "./kind";

/** What keeps data, and what it is kept with. */
export const DATA_KINDS: Kinds = {
  aws_db_instance: {
    word: ({ values }) => (values.replicate_source_db ? "RDS read replica" : `RDS PostgreSQL ${values.engine_version}`),
    panel: "traffic",
    detail: ({ values }) =>
      facts(
        String(values.instance_class),
        values.allocated_storage !== undefined && `${values.allocated_storage} GiB`,
        isOn(values.multi_az) && "Multi-AZ",
      ),
  },
  aws_db_proxy: { word: "RDS Proxy", panel: "traffic" },
  aws_rds_cluster: {
    word: ({ values }) => `Aurora PostgreSQL ${values.engine_version}`,
    panel: "traffic",
    name: ({ values }) => String(values.cluster_identifier),
  },
  aws_elasticache_replication_group: {
    word: ({ values }) => `ElastiCache Redis ${values.engine_version}`,
    panel: "traffic",
    name: ({ values }) => String(values.replication_group_id),
    detail: ({ values }) => `${values.node_type} × ${values.num_cache_clusters}`,
  },
  aws_dynamodb_table: { word: "DynamoDB table", panel: "traffic" },
  aws_sqs_queue: { word: "SQS queue", panel: "traffic" },
  aws_s3_bucket: { word: "S3 bucket", panel: "upkeep" },
  aws_s3vectors_vector_bucket: {
    word: "S3 Vectors",
    panel: "traffic",
    name: ({ values }) => String(values.vector_bucket_name),
    detail: (each, estate) =>
      facts(
        ...estate
          .of("aws_s3vectors_index")
          .filter((index) => estate.leads(index, "vector_bucket_name").includes(each))
          .map(({ values }) => `${values.dimension} × ${values.data_type}`),
      ),
  },
  aws_bedrock_guardrail: { word: "Bedrock guardrail", panel: "traffic" },
  aws_bedrockagent_knowledge_base: { word: "Bedrock knowledge base", panel: "traffic" },
  aws_secretsmanager_secret: { word: "Secret", panel: "upkeep" },
  aws_kms_key: {
    word: "KMS key",
    panel: "upkeep",
    name: ({ address }) => /^aws_kms_key\.(?:(.+)_)?key_/.exec(address)?.[1] ?? "",
  },
  aws_ecr_repository: { word: "ECR repository", panel: "upkeep" },
};
