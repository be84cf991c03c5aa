import type { Json } from "../../modules/governance/rule";
import { statementsOf } from "../../modules/governance/statements";
import { type Estate, type Placed, valuesAt } from "./estate";
import { KEY_NEEDS, type KeyNeed, type KeyService } from "./key-needs";

/** Something that names a key, and who uses the key for it. */
export interface KeyUse {
  readonly key: Placed;
  readonly resource: Placed;
  /** The argument that names the key. */
  readonly argument: string;
  /** Services that use it in their own names. None: only whoever asks for the resource, by his own policies. */
  readonly services: readonly KeyService[];
}

/** Who uses a key for an argument besides those that ask for the resource. */
const IN_ITS_OWN_NAME: Readonly<Record<string, readonly KeyService[]>> = {
  "aws_cloudtrail kms_key_id": ["CloudTrail"],
  "aws_cloudwatch_log_group kms_key_id": ["CloudWatch Logs"],
  "aws_config_delivery_channel s3_kms_key_arn": ["AWS Config"],
  "aws_ecs_cluster configuration.managed_storage_configuration.fargate_ephemeral_storage_kms_key_id": ["Fargate"],
  "aws_launch_template block_device_mappings.ebs.kms_key_id": ["Auto Scaling"],
  "aws_s3vectors_index encryption_configuration.kms_key_arn": ["S3 Vectors"],
  "aws_s3vectors_vector_bucket encryption_configuration.kms_key_arn": ["S3 Vectors"],
};

/** Used in the name of whoever asks for the resource or makes it, at once or by a grant that he gives: his IAM policies decide. */
const BY_CALLERS = [
  "aws_apprunner_service encryption_configuration.kms_key",
  "aws_backup_vault kms_key_arn",
  "aws_bedrock_guardrail kms_key_arn",
  "aws_db_instance kms_key_id",
  "aws_db_instance master_user_secret_kms_key_id",
  "aws_db_instance performance_insights_kms_key_id",
  "aws_db_instance_automated_backups_replication kms_key_id",
  "aws_dynamodb_table server_side_encryption.kms_key_arn",
  "aws_elasticache_replication_group kms_key_id",
  "aws_instance root_block_device.kms_key_id",
  "aws_lambda_function kms_key_arn",
  "aws_s3_bucket_replication_configuration rule.destination.encryption_configuration.replica_kms_key_id",
  "aws_secretsmanager_secret kms_key_id",
];

/** Whoever the resource's own policy lets in, and asks for it: the type of that policy, and the argument that leads to the resource. */
const BY_POLICY: Readonly<Record<string, { readonly policy: string; readonly names: string; readonly owner?: string }>> = {
  "aws_s3_bucket_server_side_encryption_configuration rule.apply_server_side_encryption_by_default.kms_master_key_id": {
    policy: "aws_s3_bucket_policy",
    names: "bucket",
    owner: "bucket",
  },
  "aws_sns_topic kms_master_key_id": { policy: "aws_sns_topic_policy", names: "arn" },
  "aws_sqs_queue kms_master_key_id": { policy: "aws_sqs_queue_policy", names: "queue_url" },
};

/** Names, and texts for programs: nothing is encrypted for them. */
const NO_USE = /^aws_(kms_alias|lambda_invocation)$/;

/** Every argument of every resource that names a key, but for policies: those say who may, and use nothing. */
export function keyUses(estate: Estate): KeyUse[] {
  return estate.resources
    .filter(({ type }) => !NO_USE.test(type))
    .flatMap((resource) =>
      [...new Set(pathsToKeys(resource.values as Json))].flatMap((argument) =>
        estate
          .leads(resource, argument)
          .filter(({ type }) => type === "aws_kms_key")
          .map((key) => ({ key, resource, argument, services: servicesOf(estate, resource, argument) })),
      ),
    );
}

function servicesOf(estate: Estate, resource: Placed, argument: string): readonly KeyService[] {
  const use = `${resource.type} ${argument}`;
  if (BY_CALLERS.includes(use)) return [];
  if (use in IN_ITS_OWN_NAME) return IN_ITS_OWN_NAME[use];
  if (!(use in BY_POLICY)) throw new Error(`${use} names a key: say in scripts/docs/key-uses.ts in whose name it is used`);
  const { policy, names, owner } = BY_POLICY[use];
  const [guarded] = owner ? estate.leads(resource, owner) : [resource];
  const policies = estate.of(policy).filter((each) => estate.leads(each, names).includes(guarded));
  const admitted = policies
    .flatMap((each) => valuesAt(each, "policy"))
    .flatMap(statementsOf)
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Principal }) => (typeof Principal === "object" ? [Principal.Service ?? []].flat() : []));
  return [...new Set(admitted)].map((principal) => serviceOf(principal, guarded));
}

function serviceOf(principal: string, { address }: Placed): KeyService {
  const known = Object.entries(KEY_NEEDS) as [KeyService, KeyNeed][];
  const found = known.find(([, need]) => need.principal === principal);
  if (!found)
    throw new Error(`${address} is encrypted and lets ${principal} in: say in scripts/docs/key-needs.ts what it needs of a key`);
  return found[0];
}

/** Paths of arguments whose text names a key, in this stack or by another's output. */
function pathsToKeys(value: Json, path: readonly string[] = []): string[] {
  if (typeof value === "string") return value.includes("aws_kms_key") && !path.at(-1)?.endsWith("policy") ? [path.join(".")] : [];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => pathsToKeys(each, path));
  return Object.entries(value).flatMap(([key, inner]) => pathsToKeys(inner, [...path, key]));
}
