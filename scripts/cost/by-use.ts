import type { SourceName } from "./prices/sources";
import type { Use } from "./use";

const at = (dollars: number, unit: string, from: SourceName = "memory") => ({ dollars, unit, from });

const backups: Use = {
  what: "backups, by the GB kept",
  prices: [at(0.05, "GB-month of disks"), at(0.095, "GB-month of databases", "infracost")],
};
const logs: Use = {
  what: "logs, by the GB",
  prices: [at(0.5, "GB read in", "infracost"), at(0.03, "GB-month kept", "infracost"), at(0.005, "GB searched", "infracost")],
};
const httpApi: Use = {
  what: "HTTP and WebSocket APIs, by request, message and minute",
  prices: [at(1, "million requests or messages"), at(0.25, "million minutes connected")],
};
const vectors: Use = { what: "S3 Vectors, by the GB kept, put and asked", prices: [] };
const findings: Use = { what: "Security Hub, by check and finding", prices: [at(0.001, "check")] };
const threats: Use = { what: "GuardDuty, by event and GB looked at" };
const records: Use = { what: "Config, by configuration item", prices: [at(0.003, "item", "infracost")] };

/** Types that cost nothing while nobody uses them, and what they cost then. */
export const BY_USE: Readonly<Record<string, Use>> = {
  aws_api_gateway_rest_api: { what: "REST API, by request", prices: [at(3.5, "million requests")] },
  aws_apigatewayv2_api: httpApi,
  aws_apprunner_observability_configuration: { what: "X-Ray, by trace", prices: [at(5, "million traces")] },
  aws_backup_plan: backups,
  aws_backup_vault: backups,
  aws_bedrock_guardrail: { what: "guardrail, by the text that it reads", prices: [at(0.15, "1,000 units of text")] },
  aws_bedrock_model_invocation_logging_configuration: logs,
  aws_bedrockagent_data_source: { what: "documents taken in, by the embedding model's tokens" },
  aws_bedrockagent_knowledge_base: { what: "answers of the knowledge base, by the models' tokens" },
  aws_cloudfront_distribution: {
    what: "CloudFront, by GB and request",
    prices: [at(0.085, "GB to North America and Europe"), at(1, "million HTTPS requests")],
  },
  aws_cloudfront_function: { what: "CloudFront's functions, by call", prices: [at(0.1, "million calls")] },
  aws_cloudtrail: {
    what: "CloudTrail: the first copy of management events is free, others by event",
    prices: [at(2, "100,000 events", "infracost")],
  },
  aws_cloudwatch_event_rule: { what: "EventBridge, by event of one's own" },
  aws_cloudwatch_log_delivery: { what: "delivered logs, by the GB", prices: [at(0.5, "GB", "memory")] },
  aws_cloudwatch_log_group: logs,
  aws_cloudwatch_log_metric_filter: {
    what: "metrics of one's own, by metric that has values",
    prices: [at(0.3, "metric and month", "infracost")],
  },
  aws_config_configuration_recorder: records,
  aws_db_instance_automated_backups_replication: backups,
  aws_dynamodb_table: {
    what: "DynamoDB on demand, by request and GB",
    prices: [at(0.625, "million writes"), at(0.125, "million reads"), at(0.25, "GB-month")],
  },
  aws_ecr_registry_scanning_configuration: {
    what: "Inspector, by image that is scanned",
    prices: [at(0.09, "image"), at(0.01, "scan again")],
  },
  aws_ecr_repository: { what: "images, by the GB kept", prices: [at(0.1, "GB-month")] },
  aws_flow_log: logs,
  aws_guardduty_detector: threats,
  aws_guardduty_detector_feature: threats,
  aws_lambda_function: {
    what: "Lambda, by call and GB-second",
    prices: [at(0.2, "million calls", "infracost"), at(0.0000133334, "GB-second on ARM"), at(0.0000166667, "GB-second on x86")],
  },
  aws_s3_bucket: {
    what: "S3, by the GB kept and by request",
    prices: [at(0.023, "GB-month"), at(0.005, "1,000 writes"), at(0.0004, "1,000 reads")],
  },
  aws_s3_bucket_replication_configuration: {
    what: "copies in a second region, by the GB moved and kept",
    prices: [at(0.02, "GB moved")],
  },
  aws_s3_object: { what: "S3, by the GB kept and by request" },
  aws_s3vectors_index: vectors,
  aws_s3vectors_vector_bucket: vectors,
  aws_scheduler_schedule: { what: "EventBridge Scheduler, by call", prices: [at(1, "million calls")] },
  aws_securityhub_account: findings,
  aws_securityhub_standards_subscription: findings,
  aws_sns_topic: { what: "SNS, by message", prices: [at(0.5, "million messages"), at(2, "100,000 e-mails")] },
  aws_sqs_queue: { what: "SQS, by request", prices: [at(0.4, "million requests")] },
  aws_vpc_peering_connection: {
    what: "traffic between peered networks, by the GB",
    prices: [at(0.02, "GB between regions"), at(0.01, "GB between zones, each way")],
  },
};

/** What priced types cost by use besides. */
export const ALSO_BY_USE: Readonly<Record<string, Use>> = {
  aws_apprunner_service: {
    what: "App Runner's processors, while they work on requests",
    prices: [at(0.064, "vCPU-hour", "apprunner-page")],
  },
  aws_autoscaling_group: {
    what: "instances above the fewest, and CPU beyond a t3's or t4g's credit",
    prices: [at(0.05, "vCPU-hour of a t3", "infracost")],
  },
  aws_db_instance: {
    what: "database backups beyond the disk's size, and disks that grow",
    prices: [at(0.095, "GB-month", "infracost")],
  },
  aws_ecs_service: { what: "tasks above the fewest" },
  aws_elasticache_replication_group: {
    what: "cache snapshots beyond the first, by the GB",
    prices: [at(0.085, "GB-month", "infracost")],
  },
  aws_kms_key: {
    what: "keys: requests, and a dollar a month more after the first and after the second yearly rotation",
    prices: [at(0.03, "10,000 requests", "infracost")],
  },
  aws_lb: { what: "load balancer capacity units", prices: [at(0.008, "LCU-hour", "infracost")] },
  aws_nat_gateway: {
    what: "traffic by NAT gateways, and out to the internet",
    prices: [at(0.045, "GB by NAT", "infracost"), at(0.09, "GB out")],
  },
  aws_route53_zone: { what: "DNS queries, by the million", prices: [at(0.4, "million queries")] },
  aws_secretsmanager_secret: { what: "secrets: requests", prices: [at(0.05, "10,000 requests", "infracost")] },
  aws_vpc_endpoint: { what: "traffic by interface endpoints, by the GB", prices: [at(0.01, "GB", "infracost")] },
  aws_wafv2_web_acl: { what: "requests that a web ACL looks at", prices: [at(0.6, "million requests", "infracost")] },
};
