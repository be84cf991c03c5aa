/**
 * The same as `making`, for what a system of instances, images and vectors is made of. What Auto Scaling starts from a
 * launch template is asked of who makes the group. Source: Service Authorization Reference, and what the AWS provider
 * calls; EC2 Auto Scaling user guide, "Control Amazon EC2 launch template usage in Auto Scaling groups".
 */
export const makingInstances: Readonly<Record<string, readonly string[]>> = {
  aws_apigatewayv2_vpc_link: [
    "apigateway:POST /vpclinks",
    "apigateway:PUT /tags/x",
    "apigateway:GET /vpclinks/x",
    "iam:CreateServiceLinkedRole iam::role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway",
  ],
  aws_autoscaling_group: [
    "autoscaling:CreateAutoScalingGroup autoscaling:autoScalingGroup:x:autoScalingGroupName/{name}",
    "autoscaling:CreateOrUpdateTags autoscaling:autoScalingGroup:x:autoScalingGroupName/{name}",
    "autoscaling:EnableMetricsCollection autoscaling:autoScalingGroup:x:autoScalingGroupName/{name}",
    "autoscaling:StartInstanceRefresh autoscaling:autoScalingGroup:x:autoScalingGroupName/{name}",
    "autoscaling:UpdateAutoScalingGroup autoscaling:autoScalingGroup:x:autoScalingGroupName/{name}",
    "autoscaling:DescribeAutoScalingGroups *",
    "autoscaling:DescribeScalingActivities *",
    "elasticloadbalancing:DescribeTargetHealth *",
    ...["instance/x", "launch-template/x", "network-interface/x", "security-group/x", "subnet/x", "volume/x"].map(
      (resource) => `ec2:RunInstances ec2:${resource}`,
    ),
    "ec2:RunInstances ec2::image/x",
    "ec2:CreateTags ec2:instance/x",
    "ec2:CreateTags ec2:volume/x",
    "iam:PassRole iam::role/{name}",
    "iam:CreateServiceLinkedRole iam::role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
  ],
  aws_autoscaling_policy: [
    "autoscaling:PutScalingPolicy autoscaling:autoScalingGroup:x:autoScalingGroupName/partner-prod-backend",
    "autoscaling:DescribePolicies *",
    "cloudwatch:PutMetricAlarm cloudwatch:alarm:TargetTracking-partner-prod-backend-AlarmHigh-x",
  ],
  aws_cloudfront_function: [
    "cloudfront:CreateFunction cloudfront::function/{name}",
    "cloudfront:PublishFunction cloudfront::function/{name}",
    "cloudfront:UpdateFunction cloudfront::function/{name}",
    "cloudfront:DescribeFunction cloudfront::function/{name}",
    "cloudfront:GetFunction cloudfront::function/{name}",
  ],
  aws_ecr_repository_policy: [
    "ecr:SetRepositoryPolicy ecr:repository/partner-prod-processor",
    "ecr:GetRepositoryPolicy ecr:repository/partner-prod-processor",
  ],
  aws_launch_template: [
    "ec2:CreateLaunchTemplate ec2:launch-template/x",
    "ec2:CreateLaunchTemplateVersion ec2:launch-template/x",
    "ec2:ModifyLaunchTemplate ec2:launch-template/x",
    "ec2:CreateTags ec2:launch-template/x",
    "ec2:DescribeLaunchTemplates *",
    "ec2:DescribeLaunchTemplateVersions *",
  ],
  aws_s3vectors_index: [
    "s3vectors:CreateIndex s3vectors:bucket/partner-prod-vectors/index/{index_name}",
    "s3vectors:TagResource s3vectors:bucket/partner-prod-vectors/index/{index_name}",
    "s3vectors:GetIndex s3vectors:bucket/partner-prod-vectors/index/{index_name}",
    "s3vectors:ListTagsForResource s3vectors:bucket/partner-prod-vectors/index/{index_name}",
    "kms:GenerateDataKey kms:key/x",
    "kms:Decrypt kms:key/x",
  ],
  aws_s3vectors_vector_bucket: [
    "s3vectors:CreateVectorBucket s3vectors:bucket/{vector_bucket_name}",
    "s3vectors:TagResource s3vectors:bucket/{vector_bucket_name}",
    "s3vectors:GetVectorBucket s3vectors:bucket/{vector_bucket_name}",
    "s3vectors:ListTagsForResource s3vectors:bucket/{vector_bucket_name}",
  ],
  aws_vpc_peering_connection: [
    "ec2:CreateVpcPeeringConnection ec2:vpc/x",
    "ec2:CreateVpcPeeringConnection ec2:vpc-peering-connection/x",
    "ec2:CreateTags ec2:vpc-peering-connection/x",
    "ec2:DescribeVpcPeeringConnections *",
  ],
  aws_vpc_peering_connection_accepter: [
    "ec2:AcceptVpcPeeringConnection ec2:vpc/x",
    "ec2:AcceptVpcPeeringConnection ec2:vpc-peering-connection/x",
    "ec2:CreateTags ec2:vpc-peering-connection/x",
    "ec2:DescribeVpcPeeringConnections *",
  ],
};
