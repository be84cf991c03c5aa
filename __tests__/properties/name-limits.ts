import type { Resource } from "../../modules/governance/rule";

/** Longest names that AWS takes, as its API references say, whatever the modules say. */
const LIMITS: Readonly<Record<string, number>> = {
  "aws_api_gateway_rest_api.name": 1_024,
  "aws_apigatewayv2_api.name": 128,
  "aws_apigatewayv2_authorizer.name": 128,
  "aws_apigatewayv2_vpc_link.name": 128,
  "aws_apprunner_auto_scaling_configuration_version.auto_scaling_configuration_name": 32,
  "aws_apprunner_observability_configuration.observability_configuration_name": 32,
  "aws_apprunner_service.service_name": 40,
  "aws_apprunner_vpc_connector.vpc_connector_name": 40,
  "aws_apprunner_vpc_ingress_connection.name": 40,
  "aws_autoscaling_group.name": 255,
  "aws_backup_plan.name": 50,
  "aws_backup_selection.name": 50,
  "aws_backup_vault.name": 50,
  "aws_bedrock_guardrail.name": 50,
  "aws_bedrockagent_data_source.name": 100,
  "aws_bedrockagent_knowledge_base.name": 100,
  "aws_budgets_budget.name": 100,
  "aws_ce_anomaly_monitor.name": 1_024,
  "aws_ce_anomaly_subscription.name": 1_024,
  "aws_cloudfront_cache_policy.name": 128,
  "aws_cloudfront_function.name": 64,
  "aws_cloudfront_origin_access_control.name": 64,
  "aws_cloudfront_response_headers_policy.name": 128,
  "aws_cloudwatch_dashboard.dashboard_name": 255,
  "aws_cloudwatch_event_rule.name": 64,
  "aws_cloudwatch_log_delivery_destination.name": 60,
  "aws_cloudwatch_log_delivery_source.name": 60,
  "aws_cloudwatch_log_metric_filter.name": 512,
  "aws_cloudwatch_metric_alarm.alarm_name": 255,
  "aws_cloudwatch_query_definition.name": 255,
  "aws_db_event_subscription.name": 255,
  "aws_db_instance.final_snapshot_identifier": 255,
  "aws_db_instance.identifier": 63,
  "aws_db_parameter_group.name": 255,
  "aws_db_proxy.name": 63,
  "aws_db_subnet_group.name": 255,
  "aws_dynamodb_table.name": 255,
  "aws_ecr_repository.name": 256,
  "aws_ecs_capacity_provider.name": 255,
  "aws_ecs_cluster.name": 255,
  "aws_ecs_service.name": 255,
  "aws_ecs_task_definition.family": 255,
  "aws_elastic_beanstalk_application.name": 100,
  "aws_elastic_beanstalk_environment.name": 40,
  "aws_elasticache_parameter_group.name": 255,
  "aws_elasticache_replication_group.final_snapshot_identifier": 255,
  "aws_elasticache_replication_group.replication_group_id": 40,
  "aws_elasticache_subnet_group.name": 255,
  "aws_elasticache_user.user_id": 40,
  "aws_elasticache_user.user_name": 120,
  "aws_elasticache_user_group.user_group_id": 40,
  "aws_iam_instance_profile.name": 128,
  "aws_iam_policy.name": 128,
  "aws_iam_role.name": 64,
  "aws_iam_role_policy.name": 128,
  "aws_lambda_function.function_name": 64,
  // EC2 itself puts 26 digits behind the prefix.
  "aws_launch_template.name_prefix": 102,
  "aws_lb.name": 32,
  "aws_lb_target_group.name": 32,
  "aws_rds_cluster.cluster_identifier": 63,
  "aws_rds_cluster.final_snapshot_identifier": 255,
  "aws_rds_cluster_instance.identifier": 63,
  "aws_rds_cluster_parameter_group.name": 255,
  "aws_s3_bucket.bucket": 63,
  "aws_s3vectors_vector_bucket.vector_bucket_name": 63,
  "aws_security_group.name": 255,
  "aws_sns_topic.name": 256,
  "aws_sqs_queue.name": 80,
  "aws_wafv2_ip_set.name": 128,
  "aws_wafv2_regex_pattern_set.name": 128,
  "aws_wafv2_web_acl.name": 128,
};

/** Eight letters that are known after the apply. */
const SUFFIX = /\$\{random_id\.\w+\.hex\}|\$\{random_id\.suffix\.hex\}/g;

/** Names that begin with `prefix` and are longer than AWS takes, and arguments whose limit nobody has looked up. */
export function unfitNames(resources: readonly Resource[], prefix: string): string[] {
  return resources.flatMap(({ type, address, values }) =>
    Object.entries(values).flatMap(([argument, value]) => {
      if (
        typeof value !== "string" ||
        !value.startsWith(`${prefix}-`) ||
        !/(name|name_prefix|identifier|_id|bucket|family)$/.test(argument)
      )
        return [];
      if (argument === "metric_name") return [];
      const limit = LIMITS[`${type}.${argument}`];
      if (limit === undefined) return [`${type}.${argument} has no limit in the table`];
      const length = value.replaceAll(SUFFIX, "00000000").length;
      return length > limit ? [`${address} ${argument}: ${length} > ${limit}`] : [];
    }),
  );
}
