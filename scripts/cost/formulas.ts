import type { Formula } from "./formula";
import { compositeAlarm, metricAlarm, scalingPolicy } from "./formulas/alarm";
import { apiStage } from "./formulas/api-stage";
import { apprunnerService } from "./formulas/apprunner-service";
import { auroraCluster, auroraInstance } from "./formulas/aurora";
import { autoscalingGroup } from "./formulas/autoscaling-group";
import { beanstalkEnvironment } from "./formulas/beanstalk-environment";
import { dashboard } from "./formulas/dashboard";
import { dbInstance } from "./formulas/db-instance";
import { dbProxy } from "./formulas/db-proxy";
import { ecsCluster } from "./formulas/ecs-cluster";
import { ecsService } from "./formulas/ecs-service";
import { hostedZone } from "./formulas/hosted-zone";
import { instance } from "./formulas/instance";
import { key } from "./formulas/key";
import { loadBalancer } from "./formulas/load-balancer";
import { natGateway } from "./formulas/nat-gateway";
import { provisionedConcurrency } from "./formulas/provisioned-concurrency";
import { elasticIp } from "./formulas/public-address";
import { replicationGroup } from "./formulas/replication-group";
import { secret } from "./formulas/secret";
import { vpcEndpoint } from "./formulas/vpc-endpoint";
import { webAcl } from "./formulas/web-acl";

/** What costs by the hour or the month that it is there. Every other type stands in `by-use.ts` or `free.ts`. */
export const FORMULAS: Readonly<Record<string, Formula>> = {
  aws_api_gateway_stage: apiStage,
  aws_appautoscaling_policy: scalingPolicy,
  aws_apprunner_service: apprunnerService,
  aws_autoscaling_group: autoscalingGroup,
  aws_autoscaling_policy: scalingPolicy,
  aws_cloudwatch_composite_alarm: compositeAlarm,
  aws_cloudwatch_dashboard: dashboard,
  aws_cloudwatch_metric_alarm: metricAlarm,
  aws_db_instance: dbInstance,
  aws_db_proxy: dbProxy,
  aws_ecs_cluster: ecsCluster,
  aws_ecs_service: ecsService,
  aws_eip: elasticIp,
  aws_elastic_beanstalk_environment: beanstalkEnvironment,
  aws_elasticache_replication_group: replicationGroup,
  aws_instance: instance,
  aws_kms_key: key,
  aws_kms_replica_key: key,
  aws_lambda_provisioned_concurrency_config: provisionedConcurrency,
  aws_lb: loadBalancer,
  aws_nat_gateway: natGateway,
  aws_rds_cluster: auroraCluster,
  aws_rds_cluster_instance: auroraInstance,
  aws_route53_zone: hostedZone,
  aws_secretsmanager_secret: secret,
  aws_vpc_endpoint: vpcEndpoint,
  aws_wafv2_web_acl: webAcl,
};
