import { arg, args, leadsTo, type Row } from "../values/row";

export const cluster: Row[] = [
  {
    value: "the cluster is named after system and environment, and runs on Fargate alone",
    read: ({ one }) => [
      arg(one("aws_ecs_cluster"), "name"),
      ...args(
        one("aws_ecs_cluster_capacity_providers"),
        "capacity_providers",
        "default_capacity_provider_strategy.capacity_provider",
      ),
    ],
    is: (environment: string) => [`portfolio-${environment}`, ["FARGATE"], "FARGATE"],
  },
  {
    value: "Container Insights is on, for every task",
    read: ({ one }) => arg(one("aws_ecs_cluster"), "setting"),
    is: [{ name: "containerInsights", value: "enhanced" }],
  },
  {
    value: "what Fargate keeps on its disks is encrypted with the platform key",
    read: ({ one }) =>
      leadsTo(
        arg(one("aws_ecs_cluster"), "configuration.managed_storage_configuration.fargate_ephemeral_storage_kms_key_id"),
        "platform_key",
      ),
    is: "platform_key",
  },
  {
    value: "commands can be run in tasks in dev only, and are logged",
    read: ({ of, one }) => [
      of("aws_ecs_service").map((each) => arg(each, "enable_execute_command")),
      arg(one("aws_ecs_cluster"), "configuration.execute_command_configuration.log_configuration.cloud_watch_log_group_name"),
    ],
    is: (environment: string) => [Array(2).fill(environment === "dev"), `/ecs/portfolio-${environment}/cluster`],
  },
  { value: "there are two services", read: ({ of }) => of("aws_ecs_service").length, is: 2 },
];
