import { at, listed } from "../../modules/governance/rule";
import { type Estate, type Placed, valuesAt } from "../docs/estate";
import type { Panel } from "./kind";
import { KINDS } from "./kinds";

/** One thing asks, feeds or tells another. */
export interface Wire {
  readonly from: Placed;
  readonly to: Placed;
  readonly label: string;
  readonly panel: Panel;
  /** What says so: one security group lets another in, a policy allows it, or a resource is about it. */
  readonly by: "reach" | "policy" | "resource";
}

/** A type whose resources tie two others together. `self` is the resource. */
interface Tie {
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

/** What stands before a resource that has a card, and which of its arguments leads there. */
const THROUGH: Readonly<Record<string, string>> = {
  aws_lambda_alias: "function_name",
  aws_api_gateway_stage: "rest_api_id",
  aws_lb_listener: "load_balancer_arn",
  aws_backup_plan: "rule.target_vault_name",
  aws_ecs_capacity_provider: "auto_scaling_group_provider.auto_scaling_group_arn",
};

/** The resources with a card that an argument leads to, whatever stands before them. */
export const cardsAt = (estate: Estate, from: Placed, path: string): Placed[] =>
  (path === "self" ? [from] : estate.leads(from, path)).flatMap((each) => behind(estate, each));

export function behind(estate: Estate, each: Placed): Placed[] {
  if (each.type in KINDS) return [each];
  return each.type in THROUGH ? cardsAt(estate, each, THROUGH[each.type]) : [];
}

/** Everything that resources tie together by their arguments. */
export function tiedWires(estate: Estate): Wire[] {
  return estate.resources.flatMap((each) =>
    (TIES[each.type] ?? [])
      .filter(({ unless }) => !unless || each.values[unless] === undefined)
      .flatMap(({ from, to, panel, label = "" }) =>
        cardsAt(estate, each, from).flatMap((start) =>
          cardsAt(estate, each, to)
            .filter((end) => end !== start)
            .map(
              (end): Wire => ({
                from: start,
                to: end,
                panel,
                by: "resource",
                label: typeof label === "string" ? label : label(each),
              }),
            ),
        ),
      ),
  );
}

/** A vault's plans, and what is in them. */
export function backupWires(estate: Estate): Wire[] {
  const saved = estate
    .of("aws_backup_selection")
    .flatMap((selection) =>
      cardsAt(estate, selection, "plan_id").flatMap((vault) =>
        cardsAt(estate, selection, "resources").map(
          (from): Wire => ({ from, to: vault, label: "backed up", panel: "recovery", by: "resource" }),
        ),
      ),
    );
  const copied = estate
    .of("aws_backup_plan")
    .flatMap((plan) =>
      cardsAt(estate, plan, "rule.target_vault_name").flatMap((from) =>
        cardsAt(estate, plan, "rule.copy_action.destination_vault_arn").map(
          (to): Wire => ({ from, to, label: "copied", panel: "recovery", by: "resource" }),
        ),
      ),
    );
  return [...saved, ...copied];
}

/** Listed values of a path, as text. */
export const textsAt = (each: Placed, path: string): string[] =>
  valuesAt(each, path)
    .flatMap((value) => listed(value))
    .map(String);
