/**
 * The same as `making`, for what a system of containers is made of. Names in a load balancer's ARN end in numbers that AWS
 * makes up. Source: Service Authorization Reference, and what the AWS provider calls.
 */
export const makingContainers: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_event_rule: [
    "events:PutRule events:rule/{name}",
    "events:TagResource events:rule/{name}",
    "events:DescribeRule *",
  ],
  aws_cloudwatch_event_target: ["events:PutTargets events:rule/partner-prod-deployments", "events:ListTargetsByRule *"],
  aws_dynamodb_table: [
    "dynamodb:CreateTable dynamodb:table/{name}",
    "dynamodb:UpdateTimeToLive dynamodb:table/{name}",
    "dynamodb:UpdateContinuousBackups dynamodb:table/{name}",
    "dynamodb:TagResource dynamodb:table/{name}",
    "dynamodb:DescribeTable dynamodb:table/{name}",
    "dynamodb:DescribeContinuousBackups dynamodb:table/{name}",
    "dynamodb:DescribeTimeToLive dynamodb:table/{name}",
    "dynamodb:ListTagsOfResource dynamodb:table/{name}",
    "kms:CreateGrant kms:key/x",
    "kms:DescribeKey kms:key/x",
  ],
  aws_ecr_lifecycle_policy: [
    "ecr:PutLifecyclePolicy ecr:repository/partner-prod-backend",
    "ecr:GetLifecyclePolicy ecr:repository/partner-prod-backend",
  ],
  aws_ecr_repository: [
    "ecr:CreateRepository ecr:repository/{name}",
    "ecr:PutImageScanningConfiguration ecr:repository/{name}",
    "ecr:PutImageTagMutability ecr:repository/{name}",
    "ecr:TagResource ecr:repository/{name}",
    "ecr:DescribeRepositories ecr:repository/{name}",
    "ecr:ListTagsForResource ecr:repository/{name}",
  ],
  aws_ecs_cluster: [
    "ecs:CreateCluster ecs:cluster/{name}",
    "ecs:UpdateCluster ecs:cluster/{name}",
    "ecs:DescribeClusters ecs:cluster/{name}",
  ],
  aws_ecs_cluster_capacity_providers: ["ecs:PutClusterCapacityProviders ecs:cluster/partner-prod"],
  aws_ecs_service: [
    "ecs:CreateService ecs:service/partner-prod/{name}",
    "ecs:UpdateService ecs:service/partner-prod/{name}",
    "ecs:TagResource ecs:service/partner-prod/{name}",
    "ecs:DescribeServices ecs:service/partner-prod/{name}",
    "iam:CreateServiceLinkedRole iam::role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
  ],
  aws_ecs_task_definition: [
    "ecs:RegisterTaskDefinition ecs:task-definition/{family}:1",
    "ecs:TagResource ecs:task-definition/{family}:1",
    "ecs:DescribeTaskDefinition *",
    "iam:PassRole iam::role/{family}-execution",
    "iam:PassRole iam::role/{family}-task",
  ],
  aws_elasticache_parameter_group: [
    "elasticache:CreateCacheParameterGroup elasticache:parametergroup:{name}",
    "elasticache:ModifyCacheParameterGroup elasticache:parametergroup:{name}",
    "elasticache:DescribeCacheParameters *",
  ],
  aws_elasticache_replication_group: [
    "elasticache:CreateReplicationGroup elasticache:replicationgroup:{replication_group_id}",
    "elasticache:CreateReplicationGroup elasticache:subnetgroup:{replication_group_id}",
    "elasticache:CreateReplicationGroup elasticache:parametergroup:{replication_group_id}-redis7",
    "elasticache:CreateReplicationGroup elasticache:usergroup:{replication_group_id}",
    "elasticache:ModifyReplicationGroup elasticache:replicationgroup:{replication_group_id}",
    "elasticache:AddTagsToResource elasticache:replicationgroup:{replication_group_id}",
    "elasticache:DescribeReplicationGroups *",
    "elasticache:ListTagsForResource *",
    "iam:CreateServiceLinkedRole iam::role/aws-service-role/elasticache.amazonaws.com/AWSServiceRoleForElastiCache",
    "kms:CreateGrant kms:key/x",
    "kms:DescribeKey kms:key/x",
  ],
  aws_elasticache_subnet_group: [
    "elasticache:CreateCacheSubnetGroup elasticache:subnetgroup:{name}",
    "elasticache:DescribeCacheSubnetGroups *",
  ],
  aws_elasticache_user: ["elasticache:CreateUser elasticache:user:{user_id}", "elasticache:DescribeUsers *"],
  aws_elasticache_user_group: [
    "elasticache:CreateUserGroup elasticache:usergroup:{user_group_id}",
    "elasticache:CreateUserGroup elasticache:user:{user_group_id}-default",
    "elasticache:DescribeUserGroups *",
  ],
  aws_lb: [
    "elasticloadbalancing:CreateLoadBalancer elasticloadbalancing:loadbalancer/app/{name}/x",
    "elasticloadbalancing:ModifyLoadBalancerAttributes elasticloadbalancing:loadbalancer/app/{name}/x",
    "elasticloadbalancing:AddTags elasticloadbalancing:loadbalancer/app/{name}/x",
    "elasticloadbalancing:DescribeLoadBalancerAttributes *",
    "iam:CreateServiceLinkedRole iam::role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing",
  ],
  aws_lb_listener: [
    "elasticloadbalancing:CreateListener elasticloadbalancing:loadbalancer/app/partner-prod-site/x",
    "elasticloadbalancing:AddTags elasticloadbalancing:listener/app/partner-prod-site/x/x",
    "elasticloadbalancing:DescribeListeners *",
  ],
  aws_lb_listener_rule: [
    "elasticloadbalancing:CreateRule elasticloadbalancing:listener/app/partner-prod-site/x/x",
    "elasticloadbalancing:AddTags elasticloadbalancing:listener-rule/app/partner-prod-site/x/x/x",
    "elasticloadbalancing:DescribeRules *",
  ],
  aws_lb_target_group: [
    "elasticloadbalancing:CreateTargetGroup elasticloadbalancing:targetgroup/{name}/x",
    "elasticloadbalancing:ModifyTargetGroupAttributes elasticloadbalancing:targetgroup/{name}/x",
    "elasticloadbalancing:AddTags elasticloadbalancing:targetgroup/{name}/x",
    "elasticloadbalancing:DescribeTargetGroups *",
  ],
};
