import { at } from "../../modules/governance/rule";
import type { Placed } from "../docs/estate";
import type { Panel } from "./kind";

/** A type whose resources tie two others together. `self` is the resource. */
export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly panel: Panel;
  readonly label?: string | ((each: Placed) => string);
  /** An argument that leads somewhere else first. */
  readonly unless?: string;
}

const days = (path: string) => (each: Placed) => `every ${at(each, path)} days`;

/** What ties two resources together, by its own arguments. */
export const TIES: Readonly<Record<string, readonly Tie[]>> = {
  aws_lambda_event_source_mapping: [{ from: "event_source_arn", to: "function_name", panel: "traffic" }],
  aws_sqs_queue_redrive_policy: [{ from: "queue_url", to: "redrive_policy", panel: "traffic", label: "dead letters" }],
  aws_api_gateway_integration: [{ from: "rest_api_id", to: "uri", panel: "traffic" }],
  aws_apigatewayv2_integration: [
    { from: "api_id", to: "connection_id", panel: "traffic" },
    { from: "api_id", to: "integration_uri", panel: "traffic", unless: "connection_id" },
  ],
  aws_apigatewayv2_authorizer: [{ from: "api_id", to: "authorizer_uri", panel: "traffic", label: "authorizer" }],
  aws_apprunner_vpc_ingress_connection: [
    { from: "ingress_vpc_configuration.vpc_endpoint_id", to: "service_arn", panel: "traffic" },
  ],
  aws_db_proxy_target: [{ from: "db_proxy_name", to: "db_instance_identifier", panel: "traffic" }],
  aws_bedrockagent_knowledge_base: [
    { from: "self", to: "storage_configuration.rds_configuration.resource_arn", panel: "traffic" },
  ],
  aws_bedrockagent_data_source: [
    { from: "knowledge_base_id", to: "data_source_configuration.s3_configuration.bucket_arn", panel: "traffic" },
  ],
  aws_secretsmanager_secret_rotation: [
    { from: "secret_id", to: "rotation_lambda_arn", panel: "upkeep", label: days("rotation_rules.automatically_after_days") },
  ],
  aws_cloudwatch_metric_alarm: [{ from: "self", to: "alarm_actions", panel: "watching" }],
  aws_ecs_service: [
    { from: "alarms.alarm_names", to: "self", panel: "watching", label: "rolls back" },
    { from: "self", to: "capacity_provider_strategy.capacity_provider", panel: "traffic", label: "runs on" },
  ],
  aws_cloudwatch_event_target: [{ from: "rule", to: "arn", panel: "watching" }],
  aws_db_event_subscription: [{ from: "self", to: "sns_topic", panel: "watching" }],
  aws_budgets_budget: [{ from: "self", to: "notification.subscriber_sns_topic_arns", panel: "watching" }],
  aws_ce_anomaly_subscription: [{ from: "self", to: "subscriber.address", panel: "watching" }],
  aws_sns_topic_subscription: [{ from: "topic_arn", to: "endpoint", panel: "watching" }],
  aws_s3_bucket_replication_configuration: [
    { from: "bucket", to: "rule.destination.bucket", panel: "recovery", label: "replicated" },
  ],
  aws_db_instance_automated_backups_replication: [
    { from: "source_db_instance_arn", to: "self", panel: "recovery", label: "replicated" },
  ],
};
