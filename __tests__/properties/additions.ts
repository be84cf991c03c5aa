import type { System } from "../support/changed";
import { freeIn } from "./blocks";
import type { Values } from "./settings-of";

/** Something that an environment gets more of, in place; nothing where it is full or cannot have it. */
export interface Addition {
  readonly what: string;
  readonly systems: readonly System[];
  add(settings: Values): void;
  /** `type.argument` of what stands already and becomes another, and why it must. */
  readonly exceptions: Readonly<Record<string, string>>;
}

type Zones = Record<string, Record<string, string>>;

const tellsAll = "lists every alarm or log group there is";
const PLACES = "lists every zone's subnet or route table, and grows by one";
const SENDERS = "who may send to all queues may send to the new one";

const database: readonly System[] = ["partner", "portfolio", "student-helper", "student-helper-v1", "foundry"];
const queue = { visibilityTimeoutSeconds: 60, retentionDays: 4, maxReceiveCount: 3 };
const processor = { memoryMiB: 128, timeoutSeconds: 10, batchSize: 1, maximumConcurrency: 2, uses: [] };

export const additions: readonly Addition[] = [
  {
    what: "a queue",
    systems: ["partner"],
    add: ({ messaging }) => {
      (messaging as { queues: Values }).queues["a-new-one"] = { ...queue, processor };
    },
    exceptions: {
      "aws_cloudwatch_dashboard.dashboard_body": tellsAll,
      "aws_cloudwatch_query_definition.log_group_names": tellsAll,
      "aws_iam_role_policy.policy": SENDERS,
      "aws_lambda_function.environment": "holds the address of every queue",
      "aws_elastic_beanstalk_environment.setting": "holds the address of every queue",
    },
  },
  {
    what: "a zone",
    systems: ["partner", "portfolio", "foundry"],
    add: ({ network }) => {
      const { cidr, zones } = network as { cidr: string; zones: Zones };
      const [{ natZone, ...blocks }] = Object.values(zones);
      const fields = Object.keys(blocks);
      const taken = Object.values(zones).flatMap((zone) => fields.map((field) => zone[field]));
      const free = freeIn(cidr, taken, fields.length);
      zones["us-east-1f"] = { ...Object.fromEntries(fields.map((field, index) => [field, free[index]])), natZone: "us-east-1f" };
    },
    exceptions: {
      "aws_cloudwatch_dashboard.dashboard_body": tellsAll,
      "aws_wafv2_ip_set.addresses": "the site's own NAT gateways are let through",
      "aws_db_subnet_group.subnet_ids": PLACES,
      "aws_elasticache_subnet_group.subnet_ids": PLACES,
      "aws_ecs_service.network_configuration": PLACES,
      "aws_lambda_function.vpc_config": PLACES,
      "aws_lb.subnets": PLACES,
      "aws_network_acl.subnet_ids": PLACES,
      "aws_vpc_endpoint.route_table_ids": PLACES,
      "aws_vpc_endpoint.subnet_ids": PLACES,
      "aws_apprunner_vpc_connector.subnets": PLACES,
      "aws_autoscaling_group.vpc_zone_identifier": PLACES,
      "aws_db_proxy.vpc_subnet_ids": PLACES,
      "aws_elastic_beanstalk_environment.setting": PLACES,
    },
  },
  {
    what: "a zone of every tier",
    systems: ["student-helper", "student-helper-v1"],
    add: ({ network }) => {
      const { cidr, subnets } = network as { cidr: string; subnets: Zones };
      const taken = Object.values(subnets).flatMap((tier) => Object.values(tier));
      const free = freeIn(cidr, taken, Object.keys(subnets).length);
      for (const [index, tier] of Object.values(subnets).entries()) tier["ap-southeast-2f"] = free[index];
    },
    exceptions: {
      "aws_apigatewayv2_vpc_link.subnet_ids": PLACES,
      "aws_autoscaling_group.vpc_zone_identifier": PLACES,
      "aws_db_subnet_group.subnet_ids": PLACES,
      "aws_lambda_function.vpc_config": PLACES,
      "aws_lb.subnets": PLACES,
      "aws_network_acl.subnet_ids": PLACES,
      "aws_vpc_endpoint.route_table_ids": PLACES,
      "aws_vpc_endpoint.subnet_ids": PLACES,
    },
  },
  {
    what: "a role in the database",
    systems: database,
    add: ({ bootstrap }) => {
      (bootstrap as { roles: Values }).roles.reporting = "read-only";
    },
    exceptions: {
      "aws_lambda_invocation.input": "the bootstrap is told of the new role",
      "aws_lambda_invocation.triggers": "the bootstrap runs again, and finds what is there",
    },
  },
  {
    what: "an address for alarms",
    // The same stack in all of them.
    systems: ["partner", "student-helper"],
    add: ({ watching }) => {
      (watching as { alarmEmails: string[] }).alarmEmails.push("a-new-one@example.com");
    },
    exceptions: {},
  },
  {
    what: "interface endpoints in each zone",
    systems: ["student-helper", "student-helper-v1", "foundry"],
    add: ({ network }) => {
      (network as { endpoints: string }).endpoints = "each-zone";
    },
    exceptions: { "aws_vpc_endpoint.subnet_ids": PLACES },
  },
  {
    what: "a replica",
    systems: ["portfolio"],
    add: (settings) => {
      const { replicas } = settings;
      if (typeof replicas === "object") (replicas as { count: number }).count += 1;
    },
    exceptions: {
      "aws_cloudwatch_dashboard.dashboard_body": tellsAll,
      "aws_db_event_subscription.source_ids": "what happens to any instance is told",
      "aws_ecs_task_definition.container_definitions": "the backend is told where it can read",
      "aws_iam_role_policy.policy": "the backend may log in there too",
    },
  },
];
