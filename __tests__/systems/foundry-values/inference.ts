import type { SystemStacks, Values } from "../../support/system-stacks";
import { arg, args, groupsOf, inProd, leadsTo, only, type Row, tiersOf } from "../values/row";

const capacity = ({ one }: SystemStacks) => one("aws_autoscaling_group");
const service = ({ the }: SystemStacks, environment: string) => the("aws_ecs_service", { name: `foundry-${environment}-ai` });
const SHARES = "mixed_instances_policy.instances_distribution";

/** ai on instances with graphics processors, however they are bought. */
const instances: Row[] = [
  {
    value: "instances are of three types, the first that there are",
    read: (stacks) =>
      (arg(capacity(stacks), "mixed_instances_policy.launch_template.override") as Values[]).map(
        ({ instance_type: type }) => type,
      ),
    is: ["g5.xlarge", "g6.xlarge", "g5.2xlarge"],
  },
  {
    value: "they run ECS's own image for graphics processors, and are told to make these known",
    read: (stacks) => {
      const { data, locals } = stacks.file("ai");
      const [parameter] = Object.values<Values>(data.aws_ssm_parameter);
      expect(JSON.stringify(locals)).toContain("ECS_ENABLE_GPU_SUPPORT=true");
      return parameter.name;
    },
    is: "/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id",
  },
  {
    value: "they stand in the app subnets, in the group gpu, without public addresses, and answer only IMDSv2",
    read: (stacks) => {
      const template = stacks.one("aws_launch_template");
      const network = only(template.network_interfaces as Values[], "interface");
      return [
        tiersOf(capacity(stacks).vpc_zone_identifier),
        groupsOf(network.security_groups),
        network.associate_public_ip_address,
        arg(template, "metadata_options.http_tokens"),
      ];
    },
    is: [["app", "app"], ["gpu"], "false", "required"],
  },
  {
    value: "their disks are encrypted, with room for models",
    read: ({ one }) =>
      (one("aws_launch_template").block_device_mappings as Values[]).map(({ ebs }) => [
        ...args(ebs, "encrypted", "volume_size"),
        leadsTo(arg(ebs, "kms_key_id"), "platform_key_"),
      ]),
    is: [
      ["true", 100, "platform_key_"],
      ["true", 200, "platform_key_"],
    ],
  },
  {
    value: "ECS adds and takes instances as tasks need them, down to none, and moves tasks away first",
    read: (stacks) => [
      arg(capacity(stacks), "min_size"),
      ...args(
        stacks.one("aws_ecs_capacity_provider").auto_scaling_group_provider,
        "managed_scaling.status",
        "managed_draining",
        "managed_termination_protection",
      ),
    ],
    is: [0, "ENABLED", "ENABLED", "ENABLED"],
  },
  {
    value: "a task has one processor, and the tasks are 1 to 2, in prod 2 to 4",
    read: ({ the, of }, environment) => {
      const { container_definitions: containers } = the("aws_ecs_task_definition", { family: `foundry-${environment}-ai` });
      const [{ resourceRequirements }] = JSON.parse(String(containers));
      const [target] = of("aws_appautoscaling_target", "ai");
      return [resourceRequirements, args(target, "min_capacity", "max_capacity")];
    },
    is: inProd([[{ type: "GPU", value: "1" }], [2, 4]], [[{ type: "GPU", value: "1" }], [1, 2]]),
  },
  {
    value: "it is reached by an internal load balancer, which asks /healthz",
    read: (stacks, environment) => [
      arg(stacks.the("aws_lb", { name: `foundry-${environment}-ai` }), "internal"),
      arg(stacks.the("aws_lb_target_group", { name: `foundry-${environment}-ai-8000` }), "health_check.path"),
      leadsTo(arg(service(stacks, environment), "load_balancer.target_group_arn"), "load-balancer_ai_"),
    ],
    is: [true, "/healthz", "load-balancer_ai_"],
  },
  {
    value: "it stays as long as a model takes to load",
    read: (stacks, environment) => arg(service(stacks, environment), "health_check_grace_period_seconds"),
    is: 600,
  },
];

export const spare: Row[] = [
  ...instances,
  {
    value: "every instance is spare, of whatever type there is most of, and replaced before AWS takes it back",
    read: (stacks) => [
      arg(capacity(stacks), "capacity_rebalance"),
      ...args(
        capacity(stacks),
        `${SHARES}.on_demand_base_capacity`,
        `${SHARES}.on_demand_percentage_above_base_capacity`,
        `${SHARES}.spot_allocation_strategy`,
      ),
    ],
    is: [true, 0, 0, "price-capacity-optimized"],
  },
  {
    value: "web and api stay on App Runner, and ai has left it",
    read: ({ of }, environment) =>
      of("aws_apprunner_service")
        .map(({ service_name: name }) => String(name).replace(`foundry-${environment}-`, ""))
        .sort(),
    is: ["api", "web"],
  },
];

export const owned: Row[] = [
  ...instances,
  {
    value: "every instance is paid by the hour",
    read: (stacks) => [
      arg(capacity(stacks), "capacity_rebalance"),
      arg(capacity(stacks), `${SHARES}.on_demand_percentage_above_base_capacity`),
    ],
    is: [false, 100],
  },
];

/** A proxy before the database. */
export const proxied: Row[] = [
  {
    value: "the proxy stands in the data subnets, in a group of its own, and takes TLS and tokens of IAM alone",
    read: ({ one }) => {
      const proxy = one("aws_db_proxy");
      return [
        tiersOf(proxy.vpc_subnet_ids),
        groupsOf(proxy.vpc_security_group_ids),
        arg(proxy, "require_tls"),
        arg(proxy, "auth.iam_auth"),
      ];
    },
    is: [["data", "data"], ["proxy"], true, "REQUIRED"],
  },
  {
    value: "it leaves connections to others",
    read: ({ one }) => arg(one("aws_db_proxy_default_target_group"), "connection_pool_config.max_connections_percent"),
    is: 80,
  },
  {
    value: "its password is new every 30 days",
    read: ({ of }) =>
      of("aws_secretsmanager_secret_rotation", "database").map((each) => arg(each, "rotation_rules.automatically_after_days")),
    is: [30],
  },
];
