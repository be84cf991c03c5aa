import type { Estate } from "../docs/estate";
import { UserError } from "../terraform/user-error";
import { KINDS } from "./kinds";
import { TIES } from "./ties";

/** Types without a card of their own, by what a picture does with them. */
export const SHOWN_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  "a box or its title": [
    "vpc",
    "subnet",
    "route_table",
    "route_table_association",
    "route",
    "db_subnet_group",
    "elasticache_subnet_group",
  ],
  "a frame or an arrow of security groups": [
    "security_group",
    "vpc_security_group_ingress_rule",
    "vpc_security_group_egress_rule",
    "apprunner_vpc_connector",
  ],
  "an arrow of policies": ["iam_role", "iam_role_policy", "iam_role_policy_attachment", "iam_policy", "iam_instance_profile"],
  "an arrow to what stands behind": [
    "lb_listener",
    "lb_listener_rule",
    "lb_target_group",
    "lambda_alias",
    "api_gateway_stage",
    "route53_record",
    "backup_plan",
    "backup_selection",
    "ecs_capacity_provider",
  ],
  "words in a card": [
    "apigatewayv2_api_mapping",
    "apigatewayv2_domain_name",
    "wafv2_web_acl",
    "wafv2_web_acl_association",
    "launch_template",
    "ecs_task_definition",
    "appautoscaling_target",
    "s3vectors_index",
  ],
};

/** What a picture says nothing of, and why. The page beside the pictures names these. */
export const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  "settings of something that is drawn": [
    "api_gateway_client_certificate",
    "api_gateway_deployment",
    "api_gateway_gateway_response",
    "api_gateway_integration_response",
    "api_gateway_method",
    "api_gateway_method_response",
    "api_gateway_method_settings",
    "api_gateway_model",
    "api_gateway_request_validator",
    "api_gateway_resource",
    "apigatewayv2_deployment",
    "apigatewayv2_route",
    "apigatewayv2_route_response",
    "apigatewayv2_stage",
    "appautoscaling_policy",
    "apprunner_auto_scaling_configuration_version",
    "apprunner_observability_configuration",
    "autoscaling_policy",
    "backup_vault_lock_configuration",
    "bedrock_guardrail_version",
    "ce_anomaly_monitor",
    "cloudfront_cache_policy",
    "cloudfront_function",
    "cloudfront_origin_access_control",
    "cloudfront_response_headers_policy",
    "db_parameter_group",
    "db_proxy_default_target_group",
    "ecr_lifecycle_policy",
    "ecs_cluster",
    "ecs_cluster_capacity_providers",
    "eip",
    "elastic_beanstalk_application",
    "elastic_beanstalk_application_version",
    "elasticache_parameter_group",
    "elasticache_user",
    "elasticache_user_group",
    "internet_gateway",
    "kms_alias",
    "lambda_function_event_invoke_config",
    "lambda_provisioned_concurrency_config",
    "rds_cluster_instance",
    "rds_cluster_parameter_group",
    "s3_bucket_cors_configuration",
    "s3_bucket_lifecycle_configuration",
    "s3_bucket_ownership_controls",
    "s3_bucket_public_access_block",
    "s3_bucket_server_side_encryption_configuration",
    "s3_bucket_versioning",
    "secretsmanager_secret_version",
    "vpc_peering_connection",
    "vpc_peering_connection_accepter",
    "wafv2_ip_set",
    "wafv2_regex_pattern_set",
  ],
  "policies on a resource, and who may call it": [
    "backup_vault_policy",
    "ecr_repository_policy",
    "lambda_permission",
    "s3_bucket_policy",
    "sns_topic_policy",
    "sqs_queue_policy",
    "sqs_queue_redrive_allow_policy",
  ],
  "network ACLs and the default security group": ["default_security_group", "network_acl", "network_acl_rule"],
  "logs and saved queries": [
    "cloudwatch_log_delivery",
    "cloudwatch_log_delivery_destination",
    "cloudwatch_log_delivery_source",
    "cloudwatch_log_group",
    "cloudwatch_log_metric_filter",
    "cloudwatch_query_definition",
    "flow_log",
    "s3_bucket_logging",
    "wafv2_web_acl_logging_configuration",
  ],
  "certificates and hosted zones": ["acm_certificate", "acm_certificate_validation", "route53_zone"],
  "what runs or is written once, at the apply, or by a clock": ["lambda_invocation", "s3_object", "scheduler_schedule"],
};

const without = new Set([...Object.values(SHOWN_ELSEWHERE), ...Object.values(LEFT_OUT)].flat().map((type) => `aws_${type}`));

/**
 * Every resource is drawn, shown in another way or left out on purpose.
 * @throws UserError that names every type of which nobody has said so.
 */
export function requireKnown({ resources }: Estate): void {
  const types = [...new Set(resources.map(({ type }) => type))].filter((type) => type.startsWith("aws_"));
  const unknown = types.filter((type) => !(type in KINDS || type in TIES || without.has(type))).sort();
  if (unknown.length === 0) return;
  const problem =
    "A picture must know what it does with every type. Say how it is drawn in scripts/diagram/*-kinds.ts or leave it out in left-out.ts, got:";
  throw new UserError([problem, ...unknown].join("\n  - "));
}
