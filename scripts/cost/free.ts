/** Types that cost nothing of themselves, by the reason why. */
const GROUPS: Readonly<Record<string, string>> = {
  "permissions, and who is trusted": `iam_account_password_policy iam_instance_profile iam_openid_connect_provider iam_policy iam_role iam_role_policy
    iam_role_policy_attachment iam_service_linked_role lambda_permission backup_vault_policy ecr_repository_policy s3_bucket_policy
    sns_topic_policy sqs_queue_policy api_gateway_account`,
  "networks and their rules": `vpc subnet route route_table route_table_association internet_gateway network_acl network_acl_rule
    security_group default_security_group vpc_security_group_egress_rule vpc_security_group_ingress_rule vpc_peering_connection_accepter
    apigatewayv2_vpc_link apprunner_vpc_connector apprunner_vpc_ingress_connection`,
  "part of an API, which costs by request": `api_gateway_client_certificate api_gateway_deployment api_gateway_gateway_response
    api_gateway_integration api_gateway_integration_response api_gateway_method api_gateway_method_response api_gateway_method_settings
    api_gateway_model api_gateway_request_validator api_gateway_resource apigatewayv2_api_mapping
    apigatewayv2_authorizer apigatewayv2_deployment apigatewayv2_domain_name apigatewayv2_integration apigatewayv2_route
    apigatewayv2_route_response apigatewayv2_stage`,
  "how something priced elsewhere is set": `appautoscaling_target apprunner_auto_scaling_configuration_version ecs_capacity_provider
    ecs_cluster_capacity_providers ecs_task_definition launch_template lb_listener lb_listener_rule lb_target_group
    db_parameter_group db_proxy_default_target_group db_proxy_target db_subnet_group db_event_subscription rds_cluster_parameter_group
    elasticache_parameter_group elasticache_subnet_group elasticache_user elasticache_user_group kms_alias secretsmanager_secret_rotation
    secretsmanager_secret_version route53_record wafv2_ip_set wafv2_regex_pattern_set wafv2_web_acl_association
    wafv2_web_acl_logging_configuration elastic_beanstalk_application elastic_beanstalk_application_version`,
  "how something charged by use is set": `backup_selection backup_vault_lock_configuration bedrock_guardrail_version cloudfront_cache_policy
    cloudfront_origin_access_control cloudfront_response_headers_policy cloudwatch_event_target cloudwatch_log_delivery_destination
    cloudwatch_log_delivery_source cloudwatch_query_definition config_configuration_recorder_status config_delivery_channel
    ebs_encryption_by_default ebs_snapshot_block_public_access ecr_lifecycle_policy lambda_alias lambda_event_source_mapping
    lambda_function_event_invoke_config lambda_invocation s3_account_public_access_block s3_bucket_cors_configuration
    s3_bucket_lifecycle_configuration s3_bucket_logging s3_bucket_ownership_controls s3_bucket_public_access_block
    s3_bucket_server_side_encryption_configuration s3_bucket_versioning sns_topic_subscription sqs_queue_redrive_allow_policy
    sqs_queue_redrive_policy`,
  "free services: public certificates, budgets without actions, cost anomalies, an analyzer of outside access": `acm_certificate
    acm_certificate_validation budgets_budget ce_anomaly_monitor ce_anomaly_subscription accessanalyzer_analyzer`,
};

export const FREE: ReadonlySet<string> = new Set([
  ...Object.values(GROUPS).flatMap((types) => types.split(/\s+/).map((type) => `aws_${type}`)),
  "random_id",
]);
