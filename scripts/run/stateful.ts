import { wildcard } from "../../modules/shared/wildcard";
import type { Change } from "../terraform/run-report";

/**
 * Types whose resource takes data with it when it goes, or a name that others were given. Log groups are not among them:
 * they come and go with what logs, and an archive belongs into a bucket.
 */
const STATEFUL: ReadonlySet<string> = new Set([
  "aws_acmpca_certificate_authority",
  "aws_backup_vault",
  "aws_cloudhsm_v2_cluster",
  "aws_cloudtrail_event_data_store",
  "aws_codecommit_repository",
  "aws_cognito_user_pool",
  "aws_db_cluster_snapshot",
  "aws_db_instance",
  "aws_db_snapshot",
  "aws_docdb_cluster",
  "aws_docdbelastic_cluster",
  "aws_dsql_cluster",
  "aws_dynamodb_table",
  "aws_ebs_snapshot",
  "aws_ebs_volume",
  "aws_ecr_repository",
  "aws_ecrpublic_repository",
  "aws_efs_file_system",
  "aws_elasticache_cluster",
  "aws_elasticache_replication_group",
  "aws_elasticache_serverless_cache",
  "aws_elasticsearch_domain",
  "aws_fsx_lustre_file_system",
  "aws_fsx_ontap_volume",
  "aws_fsx_openzfs_volume",
  "aws_fsx_windows_file_system",
  "aws_glacier_vault",
  "aws_keyspaces_table",
  "aws_kinesis_stream",
  "aws_kms_external_key",
  "aws_kms_key",
  "aws_kms_replica_external_key",
  "aws_kms_replica_key",
  "aws_lightsail_bucket",
  "aws_lightsail_database",
  "aws_memorydb_cluster",
  "aws_mq_broker",
  "aws_msk_cluster",
  "aws_msk_serverless_cluster",
  "aws_neptune_cluster",
  "aws_neptunegraph_graph",
  "aws_opensearch_domain",
  "aws_opensearchserverless_collection",
  "aws_rds_cluster",
  "aws_redshift_cluster",
  "aws_redshiftserverless_namespace",
  "aws_route53_zone",
  "aws_s3_bucket",
  "aws_s3_directory_bucket",
  "aws_s3tables_table",
  "aws_s3tables_table_bucket",
  "aws_s3vectors_index",
  "aws_s3vectors_vector_bucket",
  "aws_secretsmanager_secret",
  "aws_sqs_queue",
  "aws_timestreaminfluxdb_db_instance",
  "aws_timestreamwrite_table",
]);

export const isStateful = (type: string): boolean => STATEFUL.has(type);

/** The changes that destroy data, also where a new resource takes the place of the old one. */
export const destroysOf = (changes: readonly Change[]): Change[] =>
  changes.filter(({ action, stateful }) => stateful && (action === "delete" || action === "replace"));

/** What a person should know before it goes. */
const WHY: Readonly<Record<string, string>> = {
  replace_because_tainted: ": tainted, its making was cut short or failed; `terraform untaint` keeps what is there",
  delete_because_no_resource_config: ": it is no longer in the code",
};

/**
 * Why a stack's plan may not be applied: each resource that holds data and would be destroyed must be named in `allowed`, as
 * `<stack>:<address>`, where `*` stands for anything. Nothing where it may.
 */
export function refusal(stack: string, changes: readonly Change[], allowed: readonly string[]): string | undefined {
  const patterns = allowed.map(wildcard);
  const unnamed = destroysOf(changes).filter(({ address }) => !patterns.some((fits) => fits(`${stack}:${address}`)));
  if (unnamed.length === 0) return undefined;
  const what = unnamed.map(({ address, action, because = "" }) => `  - ${action} ${address}${WHY[because] ?? ""}`);
  const words = unnamed.map(({ address }) => `--allow-destroy '${stack}:${address}'`);
  return [
    `${stack} would destroy what holds data:`,
    ...what,
    `To do it all the same, add what you mean of: ${words.join(" ")}`,
  ].join("\n");
}
