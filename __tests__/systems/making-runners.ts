/**
 * The same as `making`, for what a system of App Runner services, graphics processors and a proxy before its database is
 * made of. The ARNs of all that App Runner makes end in numbers. Source: Service Authorization Reference, and what the AWS
 * provider calls; App Runner developer guide, "Using service-linked roles for App Runner".
 */
const runnerRole = "iam::role/aws-service-role/apprunner.amazonaws.com/AWSServiceRoleForAppRunner";
const runnerNetworkRole = "iam::role/aws-service-role/networking.apprunner.amazonaws.com/AWSServiceRoleForAppRunnerNetworking";
const proxyGroup = "rds:target-group:prx-tg-x";

export const makingRunners: Readonly<Record<string, readonly string[]>> = {
  aws_apprunner_auto_scaling_configuration_version: [
    "apprunner:CreateAutoScalingConfiguration apprunner:autoscalingconfiguration/{auto_scaling_configuration_name}/1/x",
    "apprunner:TagResource apprunner:autoscalingconfiguration/{auto_scaling_configuration_name}/1/x",
    "apprunner:DeleteAutoScalingConfiguration apprunner:autoscalingconfiguration/{auto_scaling_configuration_name}/1/x",
    "apprunner:DescribeAutoScalingConfiguration *",
    "apprunner:ListTagsForResource *",
  ],
  aws_apprunner_observability_configuration: [
    "apprunner:CreateObservabilityConfiguration apprunner:observabilityconfiguration/{observability_configuration_name}/1/x",
    "apprunner:DeleteObservabilityConfiguration apprunner:observabilityconfiguration/{observability_configuration_name}/1/x",
    "apprunner:DescribeObservabilityConfiguration *",
  ],
  aws_apprunner_service: [
    "apprunner:CreateService apprunner:service/{service_name}/x",
    "apprunner:CreateService apprunner:autoscalingconfiguration/{service_name}/1/x",
    "apprunner:CreateService apprunner:observabilityconfiguration/{service_name}/1/x",
    "apprunner:CreateService apprunner:vpcconnector/{service_name}/1/x",
    "apprunner:UpdateService apprunner:service/{service_name}/x",
    "apprunner:DeleteService apprunner:service/{service_name}/x",
    "apprunner:TagResource apprunner:service/{service_name}/x",
    "apprunner:DescribeService apprunner:service/{service_name}/x",
    "apprunner:ListTagsForResource apprunner:service/{service_name}/x",
    "iam:PassRole iam::role/{service_name}",
    "iam:PassRole iam::role/{service_name}-access",
    `iam:CreateServiceLinkedRole ${runnerRole}`,
    "kms:CreateGrant kms:key/x",
    "kms:DescribeKey kms:key/x",
  ],
  aws_apprunner_vpc_connector: [
    "apprunner:CreateVpcConnector apprunner:vpcconnector/{vpc_connector_name}/1/x",
    "apprunner:DeleteVpcConnector apprunner:vpcconnector/{vpc_connector_name}/1/x",
    "apprunner:DescribeVpcConnector *",
    `iam:CreateServiceLinkedRole ${runnerNetworkRole}`,
    "ec2:DescribeSubnets *",
    "ec2:DescribeSecurityGroups *",
  ],
  aws_apprunner_vpc_ingress_connection: [
    "apprunner:CreateVpcIngressConnection apprunner:vpcingressconnection/{name}/x",
    "apprunner:CreateVpcIngressConnection apprunner:service/{name}/x",
    "apprunner:UpdateVpcIngressConnection apprunner:vpcingressconnection/{name}/x",
    "apprunner:DeleteVpcIngressConnection apprunner:vpcingressconnection/{name}/x",
    "apprunner:DescribeVpcIngressConnection *",
    "ec2:DescribeVpcEndpoints *",
  ],
  aws_cloudfront_cache_policy: [
    "cloudfront:CreateCachePolicy *",
    "cloudfront:UpdateCachePolicy cloudfront::cache-policy/x",
    "cloudfront:DeleteCachePolicy cloudfront::cache-policy/x",
    "cloudfront:GetCachePolicy cloudfront::cache-policy/x",
  ],
  aws_cloudwatch_log_metric_filter: [
    "logs:PutMetricFilter logs:log-group:/aws/apprunner/partner-prod-ai/x/application:*",
    "logs:PutMetricFilter logs:log-group:/ecs/partner-prod/ai:*",
    "logs:DeleteMetricFilter logs:log-group:/ecs/partner-prod/ai:*",
    "logs:DescribeMetricFilters logs:log-group:/ecs/partner-prod/ai:*",
  ],
  aws_db_proxy: [
    // Before it is there, it has no ARN.
    "rds:CreateDBProxy *",
    "rds:AddTagsToResource rds:db-proxy:prx-x",
    "rds:ModifyDBProxy rds:db-proxy:prx-x",
    "rds:DeleteDBProxy rds:db-proxy:prx-x",
    "rds:DescribeDBProxies *",
    "rds:ListTagsForResource *",
    "iam:PassRole iam::role/{name}",
  ],
  aws_db_proxy_default_target_group: [`rds:ModifyDBProxyTargetGroup ${proxyGroup}`, "rds:DescribeDBProxyTargetGroups *"],
  aws_db_proxy_target: [
    `rds:RegisterDBProxyTargets ${proxyGroup}`,
    `rds:DeregisterDBProxyTargets ${proxyGroup}`,
    "rds:RegisterDBProxyTargets rds:db:partner-prod-postgres",
    "rds:DescribeDBProxyTargets *",
  ],
  aws_ecs_capacity_provider: [
    "ecs:CreateCapacityProvider ecs:capacity-provider/{name}",
    "ecs:UpdateCapacityProvider ecs:capacity-provider/{name}",
    "ecs:DeleteCapacityProvider ecs:capacity-provider/{name}",
    "ecs:TagResource ecs:capacity-provider/{name}",
    "ecs:DescribeCapacityProviders ecs:capacity-provider/{name}",
    "autoscaling:CreateOrUpdateTags autoscaling:autoScalingGroup:x:autoScalingGroupName/{name}",
    "autoscaling-plans:CreateScalingPlan *",
    "iam:CreateServiceLinkedRole iam::role/aws-service-role/autoscaling-plans.amazonaws.com/AWSServiceRoleForAutoScalingPlans_EC2AutoScaling",
  ],
  aws_s3_bucket_cors_configuration: [
    "s3:PutBucketCORS s3:::partner-prod-documents-x",
    "s3:GetBucketCORS s3:::partner-prod-documents-x",
  ],
  aws_wafv2_regex_pattern_set: [
    "wafv2:CreateRegexPatternSet wafv2:regional/regexpatternset/{name}/x",
    "wafv2:UpdateRegexPatternSet wafv2:regional/regexpatternset/{name}/x",
    "wafv2:DeleteRegexPatternSet wafv2:regional/regexpatternset/{name}/x",
    "wafv2:GetRegexPatternSet *",
  ],
};
